"""What readers opened most after the same telling words: worked out each night, read by each process once a version."""

from collections import Counter, defaultdict

from django.db import transaction

from core.web.cache import Lasting

from ..models import PopularResult, next_version
from ..understanding.query import read_query
from .clicks import CAP, LEAST_CLICKS, LEAST_DAYS, clicked

NAME = "clicks"
# Rows that every process keeps, about 1 MB; the most opened results have them.
_MOST = 5000
_NOTHING = {}


def words_of(query):
    """The telling words of a Query in one order, by which clicks are added up and looked up."""
    return " ".join(sorted(query.telling))


@transaction.atomic
def learn():
    """Write the shares down anew, a new version only where one is another; how many there are."""
    found = _found()
    stored = {(query, kind, key): share for query, kind, key, share in _stored()}
    if found != stored:
        PopularResult.objects.all().delete()
        rows = [
            PopularResult(query=query, kind=kind, key=key, share=share) for (query, kind, key), share in found.items()
        ]
        PopularResult.objects.bulk_create(rows, batch_size=500)
        next_version(NAME)
    return len(found)


def _found():
    """{(words, kind, key): share of the words' clicks} of the results that are counted."""
    found = []
    for words, documents in _days().items():
        sums = {document: sum(min(clicks, CAP) for clicks in days.values()) for document, days in documents.items()}
        total = sum(sums.values())
        for document, clicks in sums.items():
            if clicks >= LEAST_CLICKS and len(documents[document]) >= LEAST_DAYS:
                found.append((clicks, (words, *document), round(clicks / total, 3)))
    return {row: share for _clicks, row, share in sorted(found, key=lambda one: (-one[0], one[1]))[:_MOST]}


def _days():
    """{telling words: {(kind, key): clicks by day}} of all folded queries that have the same telling words."""
    told, counted = {}, defaultdict(lambda: defaultdict(Counter))
    for query, kind, key, day, clicks in clicked().values_list("query", "kind", "key", "day", "clicks").iterator():
        if query not in told:
            told[query] = words_of(read_query(query))
        counted[told[query]][kind, key][day] += clicks
    return counted


def _stored():
    return PopularResult.objects.values_list("query", "kind", "key", "share")


def _read(_version):
    found = defaultdict(dict)
    for query, kind, key, share in _stored():
        found[query][kind, key] = share
    return dict(found)


_shares = Lasting(_read)


def shares(query, states):
    """{(kind, key): share} for the telling words of a Query, as of the last version that the index knows of."""
    return _shares(states.get(NAME, 0)).get(words_of(query), _NOTHING)
