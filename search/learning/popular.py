"""What readers opened most after the same telling words: worked out each night, read by each process once a version."""

from collections import defaultdict

from django.db import transaction
from django.db.models import Sum

from core.web.cache import Lasting

from ..models import ClickedResult, PopularResult, next_version
from .clicks import CAP, LEAST_CLICKS, LEAST_DAYS, since, words_of

NAME = "clicks"
# Rows that every process keeps, about 1 MB; the most opened results have them.
_MOST = 5000
_NOTHING = {}


@transaction.atomic
def learn():
    """Write the shares down anew, with a new version where any is another; how many there are."""
    found, stored = _found(), {tuple(row): share for *row, share in _stored()}
    if found != stored:
        PopularResult.objects.all().delete()
        rows = (
            PopularResult(words=words, kind=kind, key=key, share=found[words, kind, key]) for words, kind, key in found
        )
        PopularResult.objects.bulk_create(rows, batch_size=500)
        next_version(NAME)
    return len(found)


def _found():
    """{(words, kind, key): share of the clicks after these words} of the results that are counted."""
    found = []
    for words, documents in _clicks_by_day().items():
        sums = {document: sum(days) for document, days in documents.items()}
        total = sum(sums.values())
        for document, clicks in sums.items():
            if clicks >= LEAST_CLICKS and len(documents[document]) >= LEAST_DAYS:
                found.append((-clicks, (words, *document), round(clicks / total, 3)))
    return {row: share for _clicks, row, share in sorted(found)[:_MOST]}


def _clicks_by_day():
    """{words: {(kind, key): [clicks of each day, as far as they count]}}."""
    rows = ClickedResult.objects.filter(day__gte=since()).values_list("words", "kind", "key", "day")
    counted = defaultdict(lambda: defaultdict(list))
    for words, kind, key, _day, clicks in rows.annotate(opened=Sum("clicks")).order_by().iterator():
        counted[words][kind, key].append(min(clicks, CAP))
    return counted


def _stored():
    return PopularResult.objects.values_list("words", "kind", "key", "share")


def _read(_version):
    found = defaultdict(dict)
    for words, kind, key, share in _stored():
        found[words][kind, key] = share
    return dict(found)


_shares = Lasting(_read)


def shares(query, states):
    """{(kind, key): share} for the telling words of a Query, as of the last version that the index knows of."""
    return _shares(states.get(NAME, 0)).get(words_of(query), _NOTHING)
