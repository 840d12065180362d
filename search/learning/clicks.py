"""Counting which result is opened after which words, and which of these counts say something.

Counted is what `search.counting` counts as a click: a person's own visit (no bot, no prefetch, nobody who is signed
in) of a result's page, coming from a list of results. No address, cookie or user is kept, so nobody can tell one reader
from another, and one machine can pretend to be many. That is only bounded: a result counts for some words when it was
opened on several days, a day gives it no more than CAP, what follows for the order is its share of the query, not its
number (`popular`), and whatever is proposed to editors is decided by them.
"""

import operator
from datetime import timedelta

from django.db import connection
from django.db.models import Count, Sum
from django.db.models.functions import Least
from django.utils import timezone

from core.write_behind import WriteBehind

from ..anonymity import MASK, anonymous
from ..models import ClickedResult
from ..models.queries import QUERY_LENGTH

# A season: long enough for rare words, short enough that what is asked changes with the year. Older rows go.
DAYS = 90
# Fewer clicks may be one curious reader; on fewer days, one visit, one class, one machine in an afternoon.
LEAST_CLICKS, LEAST_DAYS = 5, 3
# What one day may give to one result: more than that is a rush or a machine, and neither knows better.
CAP = 20
_ADD = """INSERT INTO search_clickedresult (day, query, words, kind, key, clicks) VALUES (%s, %s, %s, %s, %s, %s)
    ON CONFLICT (day, query, words, kind, key) DO UPDATE SET clicks = search_clickedresult.clicks + excluded.clicks"""


def _write(rows):
    ClickedResult.objects.filter(day__lt=since()).delete()
    with connection.cursor() as cursor:
        cursor.executemany(_ADD, [(*key, clicks) for key, clicks in rows])


counts = WriteBehind("clicks", _write, operator.add)


def add(query, kind, key):
    """Count a click on the result (kind, key) of a Query, unless something personal had to be taken out of that."""
    folded = anonymous(query)
    if folded and MASK not in folded:
        counts.add((timezone.localdate(), folded, words_of(query), kind, key), 1)


def words_of(query):
    """The telling words of a Query in one order, by which clicks are added up and looked up."""
    return " ".join(sorted(query.telling))[:QUERY_LENGTH]


def since():
    """The first day that counts."""
    return timezone.localdate() - timedelta(days=DAYS - 1)


def counted_pairs(kind):
    """Rows {query, key, opened} of the results of a kind that are counted for a folded query, the most opened first."""
    rows = ClickedResult.objects.filter(day__gte=since(), kind=kind).values("query", "key")
    pairs = rows.annotate(opened=Sum(Least("clicks", CAP)), days=Count("day", distinct=True))
    return pairs.filter(opened__gte=LEAST_CLICKS, days__gte=LEAST_DAYS).order_by("-opened", "query", "key")
