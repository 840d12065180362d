"""The index in the process: a snapshot of all documents, asked by bitmaps."""

from collections import Counter
from functools import cached_property
from itertools import chain

from ..documents import code_token
from ..retrieval.answers import Answer, best
from ..retrieval.retrieved import Retrieved
from ..sections import EVERYTHING, section, sections
from ..understanding.unfinished import is_code_begun
from .port import Found, WholeIndex

# Fewer than one in so many documents are counted one by one; more, by bitmaps of all values.
_FEW = 50


class EmbeddedFound(Found):
    """What a Snapshot has for an Asked."""

    def __init__(self, snapshot, asked):
        self._snapshot, self._asked, self.query = snapshot, asked, asked.query
        within = self._within()
        self._answer = Answer(asked.query, snapshot, within, asked.expanded, asked.mended) if asked.query else None
        self._retrieved = self._answer.retrieved if self._answer else None
        self._base = self._retrieved.hits if self._answer else within
        self._hits = self._narrowed()
        self.total, self.is_something = self._hits.bit_count(), bool(self._base)
        self.suggestion = self._answer.suggestion if self._answer else ""
        self.meaning = self._retrieved.meaning if self._retrieved else None
        if self._answer:
            self.query = self._answer.query

    def _within(self):
        if self._asked.is_empty:
            return 0
        within = self._snapshot.visible(*self._asked.kinds)
        for key, value in self._asked.narrowing.items():
            within &= self._values(key).get(value, 0)
        return within

    def _values(self, key):
        return self._snapshot.facet(self._asked.kind, key)

    def _narrowed(self, without=None):
        """The documents that have a chosen value of every facet, but for the facet `without`."""
        bitmap = self._base
        for key, values in self._asked.selected.items():
            if key != without:
                union = 0
                for value in values:
                    union |= self._values(key).get(value, 0)
                bitmap &= union
        return bitmap

    def entries(self, start, end):
        if self._retrieved:
            return self._retrieved.ordered(self._hits, end, start)
        return self._snapshot.by_prior(self._hits, end)[start:]

    def best(self, entries):
        return best(self._retrieved, entries) if self._retrieved else None

    def facet_counts(self):
        selected, unticked = self._asked.selected, self._counts(self._hits)
        return unticked | {key: self._counts(self._narrowed(key))[key] for key in selected}

    @cached_property
    def _keys(self):
        declared = section(self._asked.kind) if self._asked.kind else EVERYTHING
        return [facet.key for facet in declared.facets]

    def _counts(self, bitmap):
        if bitmap.bit_count() * _FEW < len(self._snapshot.at_place):
            found = self._snapshot.facets_in(bitmap)
            return {key: Counter(chain.from_iterable(facets.get(key, ()) for facets in found)) for key in self._keys}
        return {
            key: {value: (having & bitmap).bit_count() for value, having in self._values(key).items()}
            for key in self._keys
        }

    def beside(self):
        if not self._retrieved:
            return {}
        others = [declared.kind for declared in sections() if declared.kind not in self._asked.kinds]
        counts = {kind: self._retrieved.count_beside(self._snapshot.visible(kind)) for kind in others}
        return {kind: count for kind, count in counts.items() if count}


class EmbeddedIndex(WholeIndex):
    """A Snapshot behind the port."""

    def __init__(self, snapshot):
        self._snapshot = self.terms = snapshot
        self.states = snapshot.states
        self.labels, self.parents = snapshot.labels, snapshot.parents
        self.cards, self.pages = snapshot.cards, snapshot.pages

    @property
    def moment(self):
        return self._snapshot.visible(*self._snapshot.kinds)

    def found(self, asked):
        return EmbeddedFound(self._snapshot, asked)

    def _begun(self, kinds, query, count):
        named = self._snapshot.named(query)
        within = self._snapshot.visible(*kinds)
        if not named & within and is_code_begun(query.shown):
            named = self._snapshot.having_beginning(code_token(query.shown))
        return self._snapshot.by_prior(named & within, count)

    def _unfinished(self, kinds, query, count):
        within = self._snapshot.visible(*kinds)
        found = Retrieved(query, self._snapshot, within, unfinished=True)
        return found.meaning, found.ordered(within, count)

    def counts(self, kind, key):
        return self._snapshot.counts(kind, key)

    def named(self, kinds, query):
        snapshot = self._snapshot
        of_kinds = snapshot.named(query) & snapshot.of_kinds(kinds)
        return snapshot.entries_in(of_kinds & ~snapshot.hidden or of_kinds)

    def listed(self, kind, count):
        return self._snapshot.by_prior(self._snapshot.visible(kind), count)

    def folded_labels(self, kind, key):
        return self._snapshot.folded_labels(kind, key)
