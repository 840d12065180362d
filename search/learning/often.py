"""What people search for most, in words that may stand on the front page ("Hay tìm").

A counted query has neither marks nor an author whom anybody knows. So it is shown only in the words of its own best
result's titles and aliases, which editors or the nation wrote: nobody brings words of their own to the front page.
"""

import re
from datetime import timedelta

from django.db.models import Count, Q, Sum
from django.utils import timezone

from core.web.cache import Cached, Lasting

from ..anonymity import MASK
from ..indexes.current import search
from ..models import QueryTask, SearchDocument, SearchedQuery
from ..text import fold
from ..understanding.query import read_query

# Whole days that count: that of today changes no page before midnight.
_DAYS = 30
# Fewer searches, or on fewer days, are not many people's.
_LEAST, _LEAST_DAYS = 10, 3
# So many of the most frequent queries are looked at.
_LOOKED_AT = 40
_WORD = re.compile(r"[^\W_]+")


def often_searched(kind, pins, blocked, count):
    """At most so many texts to search for: those that editors pinned, then what is searched for most.

    Of texts that lead to the same best result of the kind, or another case of it, only the first is there. Words that
    hold a `blocked` text are not, unless they are pinned, nor what editors called "not ours".
    """
    return _often(kind, tuple(pins), tuple(blocked), timezone.localdate())[:count]


def _read_often(kind, pins, blocked, today):
    refused = set(QueryTask.objects.filter(state=QueryTask.State.NOT_OURS).values_list("query", flat=True))
    stops = [f" {fold(text)} " for text in blocked if fold(text)]
    found = {}
    for pin in pins:
        found.setdefault(_best(kind, pin)[0], pin)
    for query, best, text in _frequent(today, kind):
        if query not in refused and not any(stop in f" {query} " for stop in stops):
            found.setdefault(best, text)
    return list(found.values())


_often = Cached(_read_often)


def _best(kind, text):
    """(what tells its best result from others, the primary key of that) of a text; itself and None without results."""
    entries = search(read_query(text), kind, 1)
    return (entries[0].family or entries[0].pk, entries[0].pk) if entries else (text, None)


def _rank(today, kind):
    """[(folded query, what tells its best result from others, how it is written)], the most searched first."""
    rows = SearchedQuery.objects.filter(day__gte=today - timedelta(days=_DAYS), day__lt=today, hits__gt=0)
    sums = rows.exclude(query__contains=MASK).values("query").order_by()
    sums = sums.annotate(asked=Sum("searches"), days=Count("day", filter=Q(searches__gt=0)))
    often = sums.filter(asked__gte=_LEAST, days__gte=_LEAST_DAYS).order_by("-asked", "query")
    found = [(query, *_best(kind, query)) for query in often.values_list("query", flat=True)[:_LOOKED_AT]]
    documents = SearchDocument.objects.in_bulk([pk for _query, _best_of, pk in found if pk])
    written = [(query, best, _written(query, documents[pk])) for query, best, pk in found if pk in documents]
    return [row for row in written if row[2]]


# Searching for the most frequent queries of a month: once a day in each process is enough.
_frequent = Lasting(_rank)


def _written(query, document):
    """The folded words as a title or alias of the document has them side by side, with marks; "" where none has."""
    sought = query.split()
    for text in (document.title, document.subtitle, *document.aliases.split("\n")):
        words = list(_WORD.finditer(text))
        folded = [fold(word[0]) for word in words]
        for start in range(len(words) - len(sought) + 1):
            if folded[start : start + len(sought)] == sought:
                return text[words[start].start() : words[start + len(sought) - 1].end()]
    return ""
