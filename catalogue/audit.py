"""Every page of the catalogue looked over at night: does it tell what the record knows, and nothing that it should not?

What the record knows is read here from its rows, without the resolver whose answers are checked; only the days on which
a fee line holds are read by the same piece (catalogue/facts/rates.py).
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from core.web.jinja import draw
from search.models import SearchDocument

from .facts import restored, saying
from .facts.known import plain
from .facts.rates import line_on
from .models import Finding, Procedure
from .models.parts import FeeState, TimeState
from .page.loading import live_guide, with_parts
from .page.presenter import Presenter
from .search import KIND

CHECKS = {
    "fee_withheld": _("The strip knows no fee, the record does"),
    "time_withheld": _("The strip knows no time limit, the record does"),
    "lapsed_in_strip": _("A lapsed fee stands in the strip"),
    "lapsed_in_card": _("A lapsed fee stands in the card"),
    "contradiction_hidden": _("A known contradiction is not on the page"),
    "internal_token": _("The page shows an internal word, id or path"),
}
# Findings that a reader must see at the fact of the strip that they are about.
_FEE_RULES = ("fee_against_words", "fee_divided")
_TIME_RULES = ("time_against_words", "time_working_days", "cases_against_channels")
_TOKENS = re.compile(
    r"\b[A-Z]{3,}_[A-Z_]+\b|\b(?:DIRECT|ONLINE|POSTAL|OTHER)\b"
    r"|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"
    r"|(?<![\d.,])1[0-9]{12}(?![\d.,])"
)
_PATH = re.compile(r"(?:[\w-]+/){2,}[\w-]+\.(?:docx?|pdf|xlsx?)\b")
# Addresses in the record's own words, and files by the name under which the national portal offers them.
_ADDRESS, _FILE = re.compile(r"https?://\S+"), re.compile(r"[^\s/]+\.(?:docx?|pdf|xlsx?)\b")
_EXAMPLES = 20


@dataclass
class Audit:
    """What an audit found: pages seen, faults by check, and the first few codes of each."""

    pages: int = 0
    faults: Counter = field(default_factory=Counter)
    examples: dict = field(default_factory=dict)

    def add(self, check, code):
        """Count one fault of a page."""
        self.faults[check] += 1
        self.examples.setdefault(check, [])
        if len(self.examples[check]) < _EXAMPLES:
            self.examples[check].append(code)


def audit_pages(limit=None):
    """The Audit of every procedure in force that readers can find, or of the first `limit` by code."""
    today, found = timezone.localdate(), Audit()
    told = _told_findings()
    cards = dict(SearchDocument.objects.filter(kind=KIND).values_list("object_key", "card"))
    procedures = Procedure.objects.in_force().filter(is_internal=False).order_by("code", "pk")[:limit]
    for procedure in procedures.iterator(chunk_size=200):
        found.pages += 1
        shown = Presenter(with_parts(procedure), [], today)
        rules = told.get(procedure.pk, set())
        for check in _faults(shown, rules, cards.get(procedure.national_id), today):
            found.add(check, procedure.code)
    return found


def _told_findings():
    """{procedure: the rules of its contradictions}."""
    told = {}
    rows = Finding.objects.filter(rule__in=(*_FEE_RULES, *_TIME_RULES, "full_online_without_channel"))
    for procedure, rule in rows.values_list("procedure", "rule"):
        told.setdefault(procedure, set()).add(rule)
    return told


def _faults(shown, rules, card, today):
    """The names of the checks that a page fails."""
    record, procedure = shown.record(), shown.procedure
    if not shown.fee.is_known and _knows_fee(procedure, today):
        yield "fee_withheld"
    if not shown.time.is_known and _knows_time(procedure):
        yield "time_withheld"
    lapsed = _lapsed_amounts(procedure, today)
    if lapsed & _amounts(shown.fee):
        yield "lapsed_in_strip"
    if card and lapsed & _amounts(restored(card["fee"])):
        yield "lapsed_in_card"
    if _hides(shown, record, rules):
        yield "contradiction_hidden"
    page = draw("detail/article.html", record=record, related=[])
    read = _ADDRESS.sub(" ", strip_tags(page))
    if _PATH.search(read) or _TOKENS.search(_FILE.sub(" ", read)):
        yield "internal_token"


def _lines(procedure, today):
    for channel in procedure.channels.all():
        for fee in channel.fees.all():
            yield fee, line_on(fee, channel, today)


def _knows_fee(procedure, today):
    guide = live_guide(procedure)
    if guide and any(fee.holds(today) for fee in guide.own_fees.all()):
        return True
    return any(
        fee.state in (FeeState.FIXED, FeeState.TEXT, FeeState.ELSEWHERE) and line.now
        for fee, line in _lines(procedure, today)
    )


def _knows_time(procedure):
    rows = [*procedure.channels.all(), *procedure.service_cases.all()]
    return any(row.time_state in (TimeState.VALUE, TimeState.TEXT) for row in rows)


def _lapsed_amounts(procedure, today):
    """Amounts that were asked for once and are asked for no more, as decimal texts."""
    lapsed, held = set(), set()
    for fee, line in _lines(procedure, today):
        lapsed |= {rate.amount for rate in line.lapsed if rate.amount}
        held |= {line.now.amount} if line.now and line.now.amount else set()
        held |= {fee.amount} if line.now and line.now.amount is None else set()
    return set(map(plain, lapsed - held))


def _amounts(known):
    return {amount for part in known.parts for amount in (part.low, part.high)}


def _hides(shown, record, rules):
    """Whether a contradiction that editors are told of cannot be read on the page."""
    return (
        (not rules.isdisjoint(_FEE_RULES) and not saying.also(shown.fee))
        or (not rules.isdisjoint(_TIME_RULES) and not saying.also(shown.time))
        or ("full_online_without_channel" in rules and not record["findings_notice"])
    )
