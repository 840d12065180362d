"""What people searched for in vain: the figures behind the editors' report, in a constant number of queries."""

from datetime import timedelta

from django.db import models, transaction
from django.db.models import F, Max, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Least
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.generation import changed
from search.models import QueryTask, SearchedQuery

from .names import names_used

PERIODS = (7, 30, 90)
# Fewer searches than this without a click may be chance.
_LEAST_SEARCHES = 3


class Lack(models.TextChoices):
    """What a query lacks."""

    RESULTS = "results", _("without results")
    CLICKS = "clicks", _("with results that nobody opened")
    NAMES = "names", _("names that people use for a procedure")


def since(days):
    """The first day of a period that ends today."""
    return timezone.localdate() - timedelta(days=days - 1)


def summary(days):
    """{since, until, searches, without: % that found nothing, opened: % with a result opened}; None without any."""
    rows = SearchedQuery.objects.filter(day__gte=since(days))
    sums = rows.aggregate(
        total=Sum("searches", default=0),
        without=Sum("searches", filter=Q(hits=0), default=0),
        opened=Sum(Least("clicks", "searches"), default=0),
    )
    total = sums["total"]
    shares = {name: round(100 * sums[name] / total) if total else None for name in ("without", "opened")}
    return {"since": since(days), "until": timezone.localdate(), "searches": total, **shares}


def open_queries(days, lack):
    """Rows {query, asked, found, opened, last_day} that lack something and await a decision, most searched first."""
    rows = _rows(days).exclude(query__in=_decided().values("query"))
    if lack == Lack.RESULTS:
        return rows.filter(asked__gt=0, found=0)
    if lack == Lack.NAMES:
        return rows.filter(query__in=list(names_used()))
    return rows.filter(asked__gte=_LEAST_SEARCHES, found__gt=0, opened=0)


def decided_queries(days):
    """Such rows of the queries that editors have decided about."""
    return _rows(days).filter(query__in=_decided().values("query"))


def with_tasks(rows):
    """The rows as a list, each with its QueryTask under "task"; one query."""
    rows = list(rows)
    tasks = _decided().filter(query__in=[row["query"] for row in rows]).select_related("decided_by")
    by_query = {task.query: task for task in tasks}
    return [row | {"task": by_query.get(row["query"])} for row in rows]


def with_procedures(rows):
    """The rows, each with the Procedure that is opened most after its query under "procedure"."""
    used = names_used()
    return [row | {"procedure": used.get(row["query"])} for row in rows]


@transaction.atomic
def decide(query, state, user, note=""):
    """Record what was decided about a folded query; deciding "open" makes it a task again."""
    changed()  # the front page shows no words that are not ours
    decision = {"state": state, "note": note, "decided_by": user, "decided_at": timezone.now()}
    return QueryTask.objects.update_or_create(query=query, defaults=decision)[0]


def _decided():
    return QueryTask.objects.exclude(state=QueryTask.State.OPEN)


def _rows(days):
    counted = SearchedQuery.objects.filter(day__gte=since(days))
    last = counted.filter(query=OuterRef("query"), searches__gt=0).order_by("-day")
    figures = {"asked": Sum("searches"), "opened": Sum("clicks"), "last_day": Max("day")}
    rows = counted.values("query").annotate(**figures, found=Subquery(last.values("hits")[:1]))
    return rows.order_by(F("asked").desc(), "query")
