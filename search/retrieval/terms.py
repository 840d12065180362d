"""The words of all documents: which hold one, how rare it is, how it is written."""

import math
from bisect import bisect_left
from functools import reduce
from heapq import nsmallest
from operator import or_

from ..sections import sections
from .contents import Contents

# Bitmaps of words that a process keeps ready, in bytes.
_MOST_CACHED = 32_000_000
# Beginnings of words whose documents a process keeps ready.
_MOST_BEGINNINGS = 500


class Terms(Contents):
    """Contents asked for words and for pairs of words."""

    def having(self, term):
        """The bitmap of the documents whose titles, aliases, area or codes hold the word, or the pair of words."""
        bitmap = self._bitmaps.get(term)
        if bitmap is None:
            places = self.postings.get(term)
            if not places:
                return 0
            if len(self._bitmaps) * len(self.at_place) > 8 * _MOST_CACHED:
                self._bitmaps = {}
            bitmap = self._bitmaps[term] = self._bitmap(places)
        return bitmap

    def having_beginning(self, beginning):
        """The bitmap of the documents that hold a word, or a pair of words, that begins so; of the first 200 such."""
        bitmap = self._beginnings.get(beginning)
        if bitmap is None:
            bitmap = reduce(or_, map(self.having, self.terms_beginning(beginning)), 0)
            if len(self._beginnings) >= _MOST_BEGINNINGS:
                self._beginnings = {}
            self._beginnings[beginning] = bitmap
        return bitmap

    def terms_beginning(self, beginning):
        """The words of titles, or the pairs of words, that begin so; at most 200."""
        kind = " " in beginning
        if self._vocabulary is None:
            terms = sorted(term for term, places in self.postings.items() if places)
            self._vocabulary = tuple([term for term in terms if (" " in term) is pairs] for pairs in (False, True))
        start, end = (bisect_left(self._vocabulary[kind], word) for word in (beginning, beginning + "\U0010ffff"))
        return self._vocabulary[kind][start : min(end, start + 200)]

    @property
    def total(self):
        """How many documents there are."""
        return len(self.entries)

    def count(self, term):
        """How many documents have a word, or a pair of words, in a title, an alias, an area or a code."""
        return len(self.postings.get(term, ()))

    def prepare(self, terms):
        """Of these words and pairs is asked next: all are at hand."""

    def examples(self, term, most):
        """The first primary keys, at most so many, of documents that have the word or the pair."""
        return nsmallest(most, (self.at_place[place].pk for place in self.postings.get(term, ())))

    def spelt(self, form):
        """Whether some title or alias has a word with these marks."""
        return self.spellings[form] > 0

    def names(self, query):
        """Whether the Query names a document by a code or number."""
        return bool(self.named(query))

    def rarity(self, term, unfinished=False):
        """How much a word or a pair of words says: its inverse document frequency; 0 for what no title holds.

        Of an `unfinished` one, the frequency of all that begin so.
        """
        if unfinished:
            found = self.having_beginning(term).bit_count()
            return self._rarity(found) if found else 0.0
        rarity = self._rarities.get(term, 0.0)
        if not rarity and (places := self.postings.get(term)):
            rarity = self._rarities[term] = self._rarity(len(places) - self._quoted(places))
        return rarity

    def _rarity(self, count):
        return inverse_frequency(count, self.total - len(self._places_quoting()))

    def _quoted(self, places):
        return len(self._places_quoting().intersection(places)) if self._places_quoting() else 0

    def _places_quoting(self):
        if self._quoting is None:
            kinds = [declared.kind for declared in sections() if declared.quotes]
            self._quoting = frozenset(entry.place for entry in self.entries_in(self.of_kinds(kinds)))
        return self._quoting

    def mass(self, line):
        """(rarity of all words of a Line, of its head's words)."""
        if line.version != self.version:
            line.mass = sum(map(self.rarity, line.words))
            line.head_mass = sum(map(self.rarity, line.head_words))
            line.version = self.version
        return line.mass, line.head_mass


def inverse_frequency(count, total):
    """How much is said by what so many of all documents have; both without those that quote the others."""
    count = max(1, count)
    return math.log(1 + (max(count, total) - count + 0.5) / (count + 0.5))
