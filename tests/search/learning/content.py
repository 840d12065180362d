"""Clicks and searches of earlier days, as the counters leave them."""

from datetime import timedelta

from django.utils import timezone

from search.anonymity import anonymous
from search.learning.clicks import words_of
from search.models import ClickedResult, SearchedQuery
from search.understanding.query import read_query


def day(days_ago):
    return timezone.localdate() - timedelta(days=days_ago)


def opened(query, key, clicks=2, days=3, kind="procedure", first=0):
    """So many clicks on each of so many days on a result after a query, the last of them `first` days ago."""
    read = read_query(query)
    row = {"query": anonymous(read), "words": words_of(read), "kind": kind, "key": key, "clicks": clicks}
    rows = [ClickedResult(day=day(first + ago), **row) for ago in range(days)]
    ClickedResult.objects.bulk_create(rows)


def searched(query, searches=5, days=3, hits=3, first=1):
    """So many searches on each of so many days, the last of them `first` days ago."""
    rows = [SearchedQuery(day=day(first + ago), query=query, searches=searches, hits=hits) for ago in range(days)]
    SearchedQuery.objects.bulk_create(rows)
