"""The rows of the worklist as a screen or a file shows them, in a number of queries that does not grow with them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.facts import restored, saying
from catalogue.models import Finding, FindingState, SubmissionChannel
from catalogue.models.history import LINK_DEAD
from catalogue.search import KIND
from search.models import SearchDocument

from .places import place
from .rules import fact_of
from .words import sentence, title

_BATCH = 500
_SEEN = {
    "no_papers": gettext_lazy("The page says that no paper is recorded."),
    "no_agency": gettext_lazy("The page cannot say where to go."),
    "no_channel": gettext_lazy("The page cannot say how to file."),
    "full_online_without_channel": gettext_lazy("The page shows “fully online” and no way of filing online."),
    "no_legal_basis": gettext_lazy("The page shows no legal basis."),
    "name_long": gettext_lazy("Lists and the page show the long official name."),
    "name_capitals": gettext_lazy("Lists and the page show the name in capitals."),
    "abolished_tier": gettext_lazy("The page shows the words as they are."),
    "abolished_ministry": gettext_lazy("The page shows the words as they are."),
    "dead_portal": gettext_lazy("The page shows the words as they are."),
    "odd_characters": gettext_lazy("The page shows the words as they are."),
    LINK_DEAD: gettext_lazy("The button leads to the national portal's search by code."),
    "code_malformed": gettext_lazy("The page shows this code; people may not find it."),
}
_TITLED = frozenset({"name_long", "name_capitals"})
COLUMNS = (
    gettext_lazy("Code"), gettext_lazy("Procedure"), gettext_lazy("What to look at"), gettext_lazy("Finding"),
    gettext_lazy("Place in the record"), gettext_lazy("What citizens see now"), gettext_lazy("Readings in 90 days"),
    gettext_lazy("State"),
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A finding in words of the office."""

    finding: Finding
    title: str
    sentence: str
    place: str
    seen: str
    asked: int
    state: str
    state_label: str


def rows_of(findings):
    """The Rows of findings (with state and asked), their procedures at hand."""
    findings = list(findings)
    pks = {finding.procedure_id for finding in findings}
    channels = {}
    for channel in SubmissionChannel.objects.filter(procedure__in=pks).order_by("position", "pk"):
        channels.setdefault(channel.procedure_id, []).append(channel)
    cards = _cards(findings)
    return [_row(finding, channels.get(finding.procedure_id, []), cards) for finding in findings]


def table(findings):
    """The rows of a file, headings first."""
    lines = [list(COLUMNS)]
    findings = list(findings)
    for start in range(0, len(findings), _BATCH):
        lines += [_cells(row) for row in rows_of(findings[start : start + _BATCH])]
    return lines


def _cells(row):
    procedure = row.finding.procedure
    names = [procedure.code, procedure.title, row.title, row.sentence, row.place]
    return [*names, row.seen, row.asked, row.state_label]


def _cards(findings):
    """{national id: what lists show of a procedure}; it is resolved as the strip of its page is."""
    keys = {finding.procedure.national_id for finding in findings}
    documents = SearchDocument.objects.filter(kind=KIND, object_key__in=keys)
    return {key: (title, card) for key, title, card in documents.values_list("object_key", "title", "card")}


def _row(finding, channels, cards):
    seen = _seen(finding, *cards.get(finding.procedure.national_id, ("", {})))
    return Row(
        finding=finding,
        title=title(finding.rule),
        sentence=sentence(finding, channels, seen),
        place=place(finding, {channel.position: channel.method for channel in channels}),
        seen=seen,
        asked=finding.asked,
        state=finding.state,
        state_label=str(FindingState(finding.state).label),
    )


def _seen(finding, shown_title, card):
    """What the page tells citizens now of the thing that is wrong."""
    about = fact_of(finding.rule, finding.where)
    if about and card:
        fact = (saying.fee_fact if about == "fee" else saying.time_fact)(restored(card[about]))
        return f"{fact.text} ({fact.origin})" if fact.origin else fact.text
    if finding.rule in _TITLED and shown_title and shown_title != finding.procedure.official_name:
        return _("Lists and the page show the plain title “%(title)s”.") % {"title": shown_title}
    return str(_SEEN.get(finding.rule, _("Citizens see nothing of it.")))
