"""The score of each agency, once a night: how many of its procedures have nothing wrong that citizens feel."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from agencies.models import Agency
from catalogue.models import AgencyScore, FindingState, Procedure
from catalogue.search import KIND
from core.rows.bulk import insert
from search.models import SearchDocument

from .rules import FELT
from .states import with_states

_LAST_MONTH = timedelta(days=30)


def score_all(day=None):
    """Write the AgencyScores of a day (today) anew; how many agencies were scored."""
    day = day or timezone.localdate()
    rows = [{"day": day, **sums} for sums in _sums()]
    with transaction.atomic():
        AgencyScore.objects.filter(day=day).delete()
        insert(AgencyScore, rows)
    return len(rows)


def _sums():
    """Yield the figures of each agency, over the procedures for citizens in force that it carries out."""
    todo = with_states().filter(state=FindingState.OPEN).values_list("procedure__national_id", "rule")
    counted, felt = Counter(), set()
    for key, rule in todo.iterator():
        counted[key] += 1
        if rule in FELT:
            felt.add(key)
    sums = defaultdict(Counter)
    for key, facets in _documents():
        own = Counter(
            procedures=1,
            findings=counted[key],
            sound=key not in felt,
            fee_known=facets["phi"] != ["chua-ro"],
            time_known=facets["thoi-han"] != ["chua-ro"],
        )
        for slug in facets["co-quan"]:
            sums[slug] += own
    keys = dict(Agency.objects.values_list("slug", "pk"))
    names = ("procedures", "findings", "sound", "fee_known", "time_known")
    for slug, own in sorted(sums.items()):
        if slug in keys:
            yield {"agency_id": keys[slug], **{name: own[name] for name in names}}


def _documents():
    """(national id, facets) of the procedures for citizens in force: their resolved states lie there."""
    shown = Procedure.objects.in_force().filter(is_internal=False)
    documents = SearchDocument.objects.filter(kind=KIND, is_removed=False, object_key__in=shown.values("national_id"))
    return documents.values_list("object_key", "facets").iterator()


@dataclass(frozen=True)
class Scored:
    """An agency with its newest score and the percentages of it; `before` is the one of a month ago, or None."""

    agency: Agency
    now: AgencyScore
    score: int
    fee: int
    time: int
    before: int | None


def scored():
    """The newest day that was scored, and its Scored, the agencies with the most to do first."""
    newest = AgencyScore.objects.order_by("-day").values_list("day", flat=True).first()
    if newest is None:
        return None, []
    then = AgencyScore.objects.filter(day__lte=newest - _LAST_MONTH).order_by("-day").values_list("day", flat=True)
    before = {row.agency_id: percent(row) for row in AgencyScore.objects.filter(day=then.first())}
    rows = AgencyScore.objects.filter(day=newest).select_related("agency").order_by("-findings", "agency__name")
    return newest, [_scored(row, before.get(row.agency_id)) for row in rows]


def history(agency, count=31):
    """The scores of an agency, the newest first: [(day, percent, findings)]."""
    rows = AgencyScore.objects.filter(agency=agency).order_by("-day")[:count]
    return [(row.day, percent(row), row.findings) for row in rows]


def percent(score, name="sound"):
    """A share of the procedures in whole percent, rounded down: 100 means all of them."""
    return 100 * getattr(score, name) // score.procedures if score.procedures else 0


def _scored(row, before):
    return Scored(row.agency, row, percent(row), percent(row, "fee_known"), percent(row, "time_known"), before)
