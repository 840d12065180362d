"""The tasks for which most people come: what editors pin, what readers asked for, where life events begin (F9)."""

from collections import Counter
from datetime import timedelta

from django.db.models import Sum
from django.utils import timezone

from core.web.cache import Cached, Lasting
from search.counting import asked_before
from search.indexes.current import search
from search.models import SearchDocument
from search.understanding.query import read_query

from .events.paths import in_force, paths, short_titles
from .models import Procedure, ProcedureViews
from .models.reference import LifeEventKind
from .search import KIND

MOST = 10
# Readings and searches of so many whole days count; that of today changes no page before midnight.
_DAYS = 30
# So many of the most read procedures and of the most frequent searches are looked at.
_READ, _SEARCHED = 40, 15


def top_tasks(pins=()):
    """[{title, url}], at most ten: the pins [(code, label)] first, then what was asked for, then first steps.

    The title is the short one of a life event's step where there is one.
    """
    return _top_tasks(tuple(pins))


def _read_top_tasks(pins):
    codes = list(dict.fromkeys([*(code for code, _label in pins), *_asked_for(timezone.localdate()), *_first_steps()]))
    labels, known = short_titles() | {code: label for code, label in pins if label}, in_force(codes)
    tasks = [
        {"title": labels.get(code) or known[code].title, "url": known[code].url} for code in codes if code in known
    ]
    return tasks[:MOST]


_top_tasks = Cached(_read_top_tasks)


def _rank(today):
    """The codes of procedures by how often they were read and are the best answer of what was searched."""
    points = Counter()
    read = ProcedureViews.objects.filter(day__gte=today - timedelta(days=_DAYS), day__lt=today)
    sums = read.values("procedure").annotate(total=Sum("views")).order_by("-total")[:_READ]
    for row in sums:
        points[row["procedure"]] += row["total"]
    codes = dict(Procedure.objects.filter(pk__in=points).values_list("pk", "code"))
    asked = Counter({codes[pk]: total for pk, total in points.items()})
    for code, searches in _searched_for(today):
        asked[code] += searches
    return [code for code, _total in asked.most_common()]


# Ranking reads the counts of a month: once a day in each process is enough.
_asked_for = Lasting(_rank)


def _searched_for(today):
    """Yield (code, searches and opened results) of the procedures that the most frequent searches find first."""
    best = {}
    for query, searches in asked_before(today, _DAYS, _SEARCHED):
        if entries := search(read_query(query), KIND, 1):
            best.setdefault(entries[0].pk, []).append(searches)
    keys = dict(SearchDocument.objects.filter(pk__in=best).values_list("object_key", "pk"))
    for key, code in Procedure.objects.filter(national_id__in=keys).values_list("national_id", "code"):
        yield code, sum(best[keys[key]])


def _first_steps():
    """The codes with which the life events of citizens begin, then those of businesses, then the second steps."""
    ordered = sorted(paths().values(), key=lambda path: path.kind != LifeEventKind.CITIZEN)
    ways = [[step.code for step in path.procedures if step.is_usual] for path in ordered]
    return [way[place] for place in range(2) for way in ways if len(way) > place]
