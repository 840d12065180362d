"""Trying the links for filing: politely, on allowed hosts alone; a bad night of a host is no death of its links."""

import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from catalogue.models import Finding, Procedure, SubmissionLink
from catalogue.models.history import LINK_DEAD
from catalogue.models.parts import Method
from catalogue.models.submission import LinkState
from catalogue.submission import is_allowed, national_url, tracking_url
from core.generation import changed
from core.rows.bulk import insert

from ..related.checker import check
from ..related.models import Problem

MOST = 300
_PAUSE = 2  # seconds
# Spreads numbers that lie close together (Knuth).
_SPREAD, _SPACE = 2_654_435_761, 2**32
# So many failures one after the other are the host's, not the links'.
_HOST_IS_DOWN = 10
# Answers that say nothing of the page: who asks is told to stay away, or is led to another host (to sign in, say).
_REFUSALS = {"401", "403", "405", "429", Problem.ELSEWHERE.value}
_STAY_AWAY = "429"


@dataclass(frozen=True)
class Try:
    """A link that was tried: whose, where, what it said."""

    procedure: Procedure | None
    address: str
    answer: str

    @property
    def state(self):
        """What the answer means."""
        if self.answer.startswith("2"):
            return LinkState.OPENS
        return LinkState.REFUSED if self.answer in _REFUSALS else LinkState.FAILS


def try_links(ask=check):
    """Try the links that failed last and the longest untried ones; (Tries written down, hosts in doubt)."""
    by_host = {}
    for procedure, address in _due():
        by_host.setdefault(urlsplit(address).hostname, []).append((procedure, address))
    tries, in_doubt = [], []
    for host, links in sorted(by_host.items()):
        of_host = _try_host(links, ask)
        if any(tried.state == LinkState.OPENS for tried in of_host):
            tries += of_host
        else:
            in_doubt.append(host)
    _write(tries)
    return tries, in_doubt


def _due():
    """[(procedure or None, address)]: the portal's own page for tracking, then procedures that are filed online."""
    filed = Procedure.objects.in_force().filter(is_internal=False, channels__method=Method.ONLINE).distinct()
    first = (
        F("submission_link__failing_since").asc(nulls_last=True),
        F("submission_link__checked_on").asc(nulls_first=True),
    )
    ordered = filed.order_by(*first, "pk").only("pk", "national_id")[:MOST]
    # Those that failed must not stand in a row: a row of failures is the host's.
    mixed = sorted(ordered, key=lambda procedure: procedure.pk * _SPREAD % _SPACE)
    links = [(None, tracking_url()), *((procedure, national_url(procedure)) for procedure in mixed)]
    return [(procedure, address) for procedure, address in links if address]


def _try_host(links, ask):
    """The Tries of one host; a row of failures ends them and is not counted."""
    tries, failed = [], 0
    for place, (procedure, address) in enumerate(links):
        time.sleep(_PAUSE if place else 0)
        tried = Try(procedure, address, ask(address, follows=is_allowed))
        tries.append(tried)
        failed = failed + 1 if tried.state == LinkState.FAILS else 0
        if failed == _HOST_IS_DOWN:
            return tries[:-failed]
        if tried.answer == _STAY_AWAY:
            return tries[:-1]
    return tries


@transaction.atomic
def _write(tries):
    """Write down what the tries said, and the findings of links that are dead by now."""
    if not tries:
        return
    today, known = timezone.localdate(), {link.address: link for link in SubmissionLink.objects.all()}
    for tried in tries:
        link = known.get(tried.address)
        fails = tried.state == LinkState.FAILS
        since = (link.failing_since if link and link.failing_since else today) if fails else None
        same = {"procedure": tried.procedure} if tried.procedure else {"procedure": None, "address": tried.address}
        said = {"address": tried.address, "state": tried.state, "answer": tried.answer}
        SubmissionLink.objects.update_or_create(**same, defaults=said | {"checked_on": today, "failing_since": since})
    _note_dead()
    changed()


def _note_dead():
    """The worklist's findings of dead links: one for each, none for those that open again."""
    dead = set(SubmissionLink.objects.dead().exclude(procedure=None).values_list("procedure", flat=True))
    noted = Finding.objects.filter(rule=LINK_DEAD)
    noted.exclude(procedure__in=dead).delete()
    new = dead - set(noted.values_list("procedure", flat=True))
    insert(Finding, [{"procedure_id": pk, "rule": LINK_DEAD, "where": "", "detail": ""} for pk in sorted(new)])
