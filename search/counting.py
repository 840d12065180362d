"""Counting searches and what came of them: no address, cookie, user or device is kept, and no citizen waits for it."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.db import connection
from django.db.models import Sum
from django.http import QueryDict
from django.utils import timezone

from core.web.readings import counter, note
from core.write_behind import WriteBehind

from .anonymity import anonymous
from .learning import clicks
from .models import SearchedQuery
from .understanding.query import read_query

# Rows older than this say nothing about what people look for now.
RETENTION = timedelta(days=400)
_ADD = """INSERT INTO search_searchedquery (day, query, searches, hits, clicks) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT (day, query) DO UPDATE SET
    searches = search_searchedquery.searches + excluded.searches,
    clicks = search_searchedquery.clicks + excluded.clicks,
    hits = CASE WHEN excluded.searches > 0 THEN excluded.hits ELSE search_searchedquery.hits END"""


def _write(rows):
    SearchedQuery.objects.filter(day__lt=timezone.localdate() - RETENTION).delete()
    with connection.cursor() as cursor:
        cursor.executemany(_ADD, [(*key, searches, hits or 0, clicks) for key, (searches, hits, clicks) in rows])


def _merge(old, new):
    """(searches, results of the last search or None, results opened) of a query that was counted twice."""
    return old[0] + new[0], old[1] if new[1] is None else new[1], old[2] + new[2]


counts = WriteBehind("searches", _write, _merge)


def note_search(request, query, total):
    """Note a Query that found `total` documents: its first page without filters counts as a search."""
    asked = {key for key, value in request.GET.items() if value}
    if query and asked == {"q"}:
        note(request, "search", anonymous(query), total)


@counter("search")
def _count_search(_request, query, total):
    counts.add((timezone.localdate(), query), (1, total, 0))


def most_searched(days, count):
    """The folded queries that were searched most in the last days and found something, the most searched first."""
    since = timezone.localdate() - timedelta(days=days - 1)
    rows = SearchedQuery.objects.filter(day__gte=since, hits__gt=0).values("query").annotate(asked=Sum("searches"))
    return list(rows.filter(asked__gt=0).order_by("-asked", "query").values_list("query", flat=True)[:count])


def asked_before(day, days, count):
    """[(folded query, searches and opened results)] of the days before a day, those asked most first."""
    rows = SearchedQuery.objects.filter(day__lt=day, day__gte=day - timedelta(days=days), hits__gt=0).values("query")
    sums = rows.annotate(asked=Sum("searches") + Sum("clicks")).filter(asked__gt=0).order_by("-asked", "query")
    return list(sums.values_list("query", "asked")[:count])


def note_click(request, kind, key, *lists):
    """Note that this page is the result (kind, key) of the lists at these paths: who comes from one has opened it."""
    note(request, "click", kind, key, *lists)


@counter("click")
def _count_click(request, kind, key, *lists):
    origin = _origin(request)
    if origin.netloc != request.get_host() or origin.path not in lists:
        return
    query = read_query(QueryDict(origin.query).get("q", ""))
    if query:
        counts.add((timezone.localdate(), anonymous(query)), (0, None, 1))
        clicks.add(query, kind, key)


def _origin(request):
    """The parts of the address that the reader came from; empty ones for none or a broken one."""
    try:
        return urlsplit(request.META.get("HTTP_REFERER", ""))
    except ValueError:
        return urlsplit("")
