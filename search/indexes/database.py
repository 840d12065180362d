"""The index of last resort: the few documents that the database's own engine finds, in order as always.

Of a list without words, and of words that many documents have, it knows a few hundred only; it says so nowhere, for it
answers while a cluster is away and the process has not read all documents yet (`current.py`).
"""

from django.utils import timezone

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
        listed = SearchDocument.objects.filter(kind__in=asked.kinds, is_hidden=False, is_removed=False)
        return list(listed.order_by("-prior", "title_folded", "object_key").values_list("pk", flat=True)[:_MOST])

    def suggested(self, kinds, query, count):
        return self._of(self._answering(with_last_word(query))).suggested(kinds, query, count)

    def has_value(self, kind, key, value):
        return value in self.labels[kind, key]

    def counts(self, kind, key):
        """None: counting needs all documents."""
        return {}

    def named(self, kinds, query):
        return self._of(self._answering(query)).named(kinds, query)

    def listed(self, kind, count):
        asked = Asked(None, kind)
        return self._of(self._first(asked)).listed(kind, count)
