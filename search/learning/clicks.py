"""Counting which result is opened after which words, and which of these counts say something.

Counted is what `search.counting` counts as a click: a person's own visit (no bot, no prefetch, nobody who is signed
in) of a result's page, coming from a list of results. No address, cookie or user is kept, so nobody can tell one reader
from another, and one machine can pretend to be many. That is only bounded: a result counts for some words when it was
opened on several days, a day gives it no more than CAP, what follows for the order is its share of the query, not its
number (`popular`), and whatever is proposed to editors is decided by them.
"""

from datetime import timedelta
from operator import add

from django.db import connection
from django.db.models import Count, Sum
from django.db.models.functions import Least
from django.utils import timezone

from core.write_behind import WriteBehind

from ..anonymity import MASK
from ..models import ClickedResult

# A season: long enough for rare words, short enough that what is asked changes with the year. Older rows go.
DAYS = 90
# Fewer clicks may be one curious reader; on fewer days, one visit, one class, one machine in an afternoon.
LEAST_CLICKS, LEAST_DAYS = 5, 3
# What one day may give to one result: more than that is a rush or a machine, and neither knows better.
CAP = 20
_ADD = """INSERT INTO search_clickedresult (day, query, kind, key, clicks) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT (day, query, kind, key) DO UPDATE SET clicks = search_clickedresult.clicks + excluded.clicks"""


def _write(rows):
    ClickedResult.objects.filter(day__lt=since()).delete()
    with connection.cursor() as cursor:
        cursor.executemany(_ADD, [(*key, clicks) for key, clicks in rows])


counts = WriteBehind("clicks", _write, add)


def since():
    """The first day that counts."""
    return timezone.localdate() - timedelta(days=DAYS - 1)


def clicked():
    """The rows that count; without those of words from which something personal was taken out."""
    return ClickedResult.objects.filter(day__gte=since(), query__gt="").exclude(query__contains=MASK)


def counted_pairs(kind):
    """Rows {query, key, opened} of the results of a kind that are counted for a folded query, the most opened first."""
    rows = clicked().filter(kind=kind).values("query", "key").order_by()
    pairs = rows.annotate(opened=Sum(Least("clicks", CAP)), days=Count("day"))
    return pairs.filter(opened__gte=LEAST_CLICKS, days__gte=LEAST_DAYS).order_by("-opened", "query", "key")
