"""Counting searches and what came of them: no address, cookie, user or device is kept, and no citizen waits for it.

Counts are gathered in the process and added to the table by a thread of their own a minute after the first of them,
when there are many, and when the process ends. What the database cannot take waits, within bounds, for the next time.
"""

import logging
import re
import threading
from collections import Counter
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection, transaction
from django.db.utils import Error
from django.http import QueryDict
from django.utils import timezone

from core.processes import at_end

from .anonymity import anonymous
from .models import SearchedQuery
from .understanding.query import read_query

# Rows older than this say nothing about what people look for now.
KEPT = timedelta(days=400)
_SECONDS = 60
_MANY = 300
_MOST = 1000
_BOT = re.compile(r"bot|crawl|spider|slurp|preview|fetch|monitor|curl|wget|python|headless|^$", re.IGNORECASE)
_ADD = """INSERT INTO search_searchedquery (day, query, searches, hits, clicks) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT (day, query) DO UPDATE SET
    searches = search_searchedquery.searches + excluded.searches,
    clicks = search_searchedquery.clicks + excluded.clicks,
    hits = CASE WHEN excluded.searches > 0 THEN excluded.hits ELSE search_searchedquery.hits END"""

_log = logging.getLogger(__name__)


class Counts:
    """What was counted and is not yet in the table: {(day, folded query): number}; bounded, for all threads."""

    def __init__(self):
        self.lock, self.writing = threading.Lock(), threading.Lock()
        self.clear()

    def clear(self):
        """Forget everything."""
        self.searches, self.clicks, self.hits = Counter(), Counter(), {}
        self.has_failed = False

    def add(self, key, searches=0, clicks=0, hits=None):
        """Count for one key; how many keys there are if it is a new one. Beyond the bound new keys are not counted."""
        with self.lock:
            is_new = key not in self.hits
            if is_new and len(self.hits) >= _MOST:
                return None
            self.searches[key] += searches
            self.clicks[key] += clicks
            self.hits[key] = self.hits.get(key, 0) if hits is None else hits
            return len(self.hits) if is_new else None

    def take(self):
        """Everything counted, [(day, query, searches, hits, clicks)] in one order for all processes; then empty."""
        with self.lock:
            rows = [(*key, self.searches[key], hits, self.clicks[key]) for key, hits in sorted(self.hits.items())]
            self.searches, self.clicks, self.hits = Counter(), Counter(), {}
        return rows


_counts = Counts()


def count_search(request, query, total):
    """Count a Query that found `total` documents: its first page without filters, asked by a person."""
    asked = {key for key, value in request.GET.items() if value}
    if query and asked == {"q"} and is_citizen(request):
        _count(query, searches=1, hits=total)


def count_click(request, *lists):
    """Count the opening of a result, when the page was reached from a result list at one of these paths."""
    origin = _origin(request)
    if origin.netloc != request.get_host() or origin.path not in lists or not is_citizen(request):
        return
    query = read_query(QueryDict(origin.query).get("q", ""))
    if query:
        _count(query, clicks=1)


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


def _count(query, **counts):
    """Count, and have the counts written: the first one in a minute, very many at once."""
    keys = _counts.add((timezone.localdate(), anonymous(query)), **counts)
    if keys in (1, _MANY):
        _flush_in(_SECONDS if keys == 1 else 0)


def _flush_in(seconds):
    timer = threading.Timer(seconds, _flush_and_leave)
    timer.daemon = True
    timer.start()


def _flush_and_leave():
    flush()
    connection.close()


def flush():
    """Write the counts in one transaction and drop what is too old; a database that cannot take them is no error."""
    with _counts.writing:
        rows = _counts.take()
        if not rows:
            return
        try:
            _write(rows)
            _counts.has_failed = False
        except Error as error:
            _put_back(rows, error)


def _write(rows):
    with transaction.atomic():
        SearchedQuery.objects.filter(day__lt=timezone.localdate() - KEPT).delete()
        with connection.cursor() as cursor:
            cursor.executemany(_ADD, rows)


def _put_back(rows, error):
    if not _counts.has_failed:
        _log.warning("The counts of searches could not be written: %s", error)
    _counts.has_failed = True
    for day, query, searches, hits, clicks in rows:
        _counts.add((day, query), searches, clicks, hits)
    _flush_in(_SECONDS)


def forget():
    """Drop the process's counts (tests, after the database was replaced)."""
    _counts.clear()


at_end(flush)
