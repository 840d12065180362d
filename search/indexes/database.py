"""The index of last resort: the few documents that the database's own engine finds, in order as always.

Of a list without words, and of words that many documents have, it knows a few hundred only; it says so nowhere, for it
answers while a cluster is away and the process has not read all documents yet (`current.py`).
"""

from collections import Counter

from django.db.models import Q
from django.utils import timezone

from core.web.cache import Lasting

from ..engines import current_engine
from ..models import SearchDocument
from ..retrieval.snapshot import COLUMNS, Snapshot
from ..sections import all_labels
from ..understanding.unfinished import with_last_word
from .embedded import EmbeddedIndex
from .port import Asked, SearchIndex

_MOST = 300
# With fewer documents that hold every word, those that hold any are taken too.
_ENOUGH = 20


def _count(_version):
    """{(kind, facet key): Counter of values} read from every row: what pages and plans count is never wrong."""
    counted = {}
    for kind, facets in _shown().values_list("kind", "facets").iterator(chunk_size=2000):
        for key, values in facets.items():
            counted.setdefault((kind, key), Counter()).update(values)
    return counted


_counted = Lasting(_count)


def _shown():
    """The documents that everybody may find now."""
    now = timezone.now()
    begun = Q(visible_from=None) | Q(visible_from__lte=now)
    lasting = Q(visible_to=None) | Q(visible_to__gt=now)
    return SearchDocument.objects.filter(begun, lasting, is_hidden=False, is_removed=False)


class DatabaseIndex(SearchIndex):
    """Candidates of the database, asked as an EmbeddedIndex."""

    def __init__(self, states):
        self.states, self.cards, self.pages = states, {}, {}
        self.labels, self.parents = all_labels()

    @property
    def moment(self):
        return timezone.now()

    def found(self, asked):
        pks = self._answering(asked.query) if asked.query else self._first(asked)
        return self._of(pks).found(asked)

    def _of(self, pks):
        small = Snapshot()
        for row in SearchDocument.objects.filter(pk__in=pks).values(*COLUMNS):
            small.put(row)
        small.states, small.labels, small.parents = self.states, self.labels, self.parents
        return EmbeddedIndex(small)

    def _answering(self, query):
        """The documents that hold a code of the query, or every telling word, or any where these are few."""
        engine, words = current_engine(), [word for word in query.telling if word.isascii()]
        pks = [pk for name in query.names | query.inside for pk in engine.holding((((name,),),), _MOST)]
        if words:
            pks += engine.holding(tuple(((word,),) for word in words), _MOST)
        if len(pks) < _ENOUGH and words:
            pks += engine.holding((tuple((word,) for word in words),), _MOST)
        return pks

    def _first(self, asked):
        listed = _shown().filter(kind__in=asked.kinds)
        return list(listed.order_by("-prior", "title_folded", "object_key").values_list("pk", flat=True)[:_MOST])

    def suggested(self, kinds, query, count):
        return self._of(self._answering(with_last_word(query))).suggested(kinds, query, count)

    def counts(self, kind, key):
        return dict(_counted(self.states["documents"]).get((kind, key), {}))

    def named(self, kinds, query):
        return self._of(self._answering(query)).named(kinds, query)

    def listed(self, kind, count):
        asked = Asked(None, kind)
        return self._of(self._first(asked)).listed(kind, count)
