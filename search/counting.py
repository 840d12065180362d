"""Counting searches and what came of them: no address, cookie, user or device is kept, and no citizen waits for it."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.http import QueryDict
from django.utils import timezone

from core.write_behind import WriteBehind

from .anonymity import anonymous
from .models import SearchedQuery
from .understanding.query import read_query

# Rows older than this say nothing about what people look for now.
RETENTION = timedelta(days=400)
_BOT = re.compile(r"bot|crawl|spider|slurp|preview|fetch|monitor|curl|wget|python|headless|^$", re.IGNORECASE)
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


def count_search(request, query, total):
    """Count a Query that found `total` documents: its first page without filters, asked by a person."""
    asked = {key for key, value in request.GET.items() if value}
    if query and asked == {"q"} and is_citizen(request):
        counts.add((timezone.localdate(), anonymous(query)), (1, total, 0))


def count_click(request, *lists):
    """Count the opening of a result, when the page was reached from a result list at one of these paths."""
    origin = _origin(request)
    if origin.netloc != request.get_host() or origin.path not in lists or not is_citizen(request):
        return
    query = read_query(QueryDict(origin.query).get("q", ""))
    if query:
        counts.add((timezone.localdate(), anonymous(query)), (0, None, 1))


def _origin(request):
    """The parts of the address that the reader came from; empty ones for none or a broken one."""
    try:
        return urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return urlsplit("")


def is_citizen(request):
    """Whether it is a person's own visit: no bot, no prefetch, nobody who is signed in (only editors have sessions)."""
    fetched_ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    agent = request.headers.get("User-Agent", "")
    return request.method == "GET" and not (fetched_ahead or signed_in or _BOT.search(agent))
