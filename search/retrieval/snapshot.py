"""What every query reads, kept in each process: which titles hold a word, facets as bitmaps, how rare each word is.

A query asks the database one cheap question (the version); only what was written since is read again.
Bitmaps are Python ints with one bit per place of a document, so counting is `&` and `bit_count`.
"""

import gc
import math
import threading
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import reduce
from operator import attrgetter, or_

from django.db import connection
from django.utils import timezone

from ..models import SearchDocument
from ..sections import EVERYTHING, KIND_KEY, section, sections
from ..text import fold
from .entries import Entry

_COLUMNS = (
    "pk", "kind", "object_key", "title", "subtitle", "aliases", "area_folded", "codes", "facets",
    "prior", "family", "is_hidden", "is_removed", "visible_from", "visible_to", "version",
)  # fmt: skip
# Bitmaps of words that a process keeps ready, in bytes.
_MOST_KEPT = 32_000_000
# So many documents weigh on the collection of garbage.
_MANY = 1000


class Snapshot:
    """The documents of the database at one version; whoever holds one may read it for as long as it takes."""

    def __init__(self):
        self.version = -1
        self.entries = {}  # pk -> Entry
        self.at_place = []  # place -> Entry or None
        self.postings = defaultdict(lambda: array("I"))  # word, or pair of words -> places
        self.by_code = defaultdict(frozenset)
        self.facets = defaultdict(lambda: defaultdict(int))  # (kind, key) -> value -> bitmap
        self.kinds = defaultdict(int)
        self.hidden = 0
        self.windows = {}  # place -> (visible_from, visible_to)
        self.spellings = Counter()  # word with its marks -> lines that have it
        self.priors = defaultdict(int)  # prior -> bitmap
        self.lengths = defaultdict(int)  # distinct words of the shortest title, head or alias -> bitmap
        self.labels, self.parents = {}, {}
        self._bitmaps, self._own = {}, set()  # `_own`: words whose places no other snapshot shares
        self._facets_at = {}
        self.cards = {}  # finished result cards of documents (search.results.cards)
        self.states = {}  # every SearchState at the last refresh: name -> version
        self.matches, self.titles, self.pages = {}, {}, {}  # kept by retrieval and by search.results.cache
        self._rarities, self._folded_labels = {}, {}
        self._in_order = self._vocabulary = None

    def refresh(self):
        """The snapshot at the database's version: this one when nothing was written, else a new one; one query."""
        return self.at(_states())

    def at(self, states):
        """The snapshot at these versions: this one, or a new one that has also what was written since."""
        following = self
        if states["documents"] != self.version:
            following = self._copied() if states["documents"] > self.version else Snapshot()
            rows = SearchDocument.objects.filter(version__gt=following.version).values(*_COLUMNS)
            for row in rows.iterator(chunk_size=2000):
                following._put(row)
            following._read_labels()
            following.version = states["documents"]
        following.states = states
        return following

    def _copied(self):
        """A snapshot to write to while others read this one; the places of a word are copied when they change."""
        copied = Snapshot()
        copied.version, copied.entries, copied.at_place = self.version, self.entries.copy(), self.at_place.copy()
        copied.postings, copied.by_code = self.postings.copy(), self.by_code.copy()
        copied.facets.update({at: values.copy() for at, values in self.facets.items()})
        copied.kinds, copied.hidden, copied.windows = self.kinds.copy(), self.hidden, self.windows.copy()
        copied.priors, copied.lengths = self.priors.copy(), self.lengths.copy()
        copied.spellings, copied.cards = self.spellings.copy(), self.cards
        copied._bitmaps, copied._facets_at = self._bitmaps.copy(), self._facets_at.copy()
        return copied

    def _places(self, term):
        """The places of a word, this snapshot's own to change."""
        if term not in self._own:
            self._own.add(term)
            self.postings[term] = self.postings[term][:]
        self._bitmaps.pop(term, None)
        return self.postings[term]

    def _put(self, row):
        old = self.entries.pop(row["pk"], None)
        if old:
            self._take_out(old)
        if row["is_removed"]:
            return
        place = old.place if old else len(self.at_place)
        if not old:
            self.at_place.append(None)
        entry = Entry(row, place)
        bit = 1 << place
        self.entries[entry.pk] = self.at_place[place] = entry
        for term in (*entry.words, *entry.pairs):
            self._places(term).append(place)
        for line in entry.lines:
            self.spellings.update(line.exact.split())
        for code in entry.codes:
            self.by_code[code] |= {entry.pk}
        self.kinds[entry.kind] |= bit
        self.priors[entry.prior] |= bit
        self.lengths[entry.length] |= bit
        if row["is_hidden"]:
            self.hidden |= bit
        if row["visible_from"] or row["visible_to"]:
            self.windows[place] = (row["visible_from"], row["visible_to"])
        slug = section(entry.kind).slug
        self.facets[EVERYTHING.kind, KIND_KEY][slug] |= bit
        self._facets_at[place] = facets = row["facets"] | {KIND_KEY: [slug]}
        for key, values in facets.items():
            for value in values:
                self.facets[entry.kind, key][value] |= bit

    def _take_out(self, entry):
        bit = 1 << entry.place
        self.at_place[entry.place] = None
        for term in (*entry.words, *entry.pairs):
            self._places(term).remove(entry.place)
        for line in entry.lines:
            self.spellings.subtract(line.exact.split())
        for code in entry.codes:
            self.by_code[code] -= {entry.pk}
        self.kinds[entry.kind] &= ~bit
        self.facets[EVERYTHING.kind, KIND_KEY][section(entry.kind).slug] &= ~bit
        self.priors[entry.prior] &= ~bit
        self.lengths[entry.length] &= ~bit
        self.hidden &= ~bit
        self.windows.pop(entry.place, None)
        for key, values in self._facets_at.pop(entry.place).items():
            for value in values:
                self.facets[entry.kind, key][value] &= ~bit

    def _read_labels(self):
        for declared in (*sections(), EVERYTHING):
            for facet in declared.facets:
                self.labels[declared.kind, facet.key] = facet.labels()
                self.parents[declared.kind, facet.key] = facet.parents()

    def visible(self, *kinds):
        """The bitmap of the documents of these kinds that everybody may find now."""
        bitmap = reduce(or_, (self.kinds[kind] for kind in kinds), 0) & ~self.hidden
        now = timezone.now() if self.windows else None
        for place, (start, end) in self.windows.items():
            if (start and now < start) or (end and now >= end):
                bitmap &= ~(1 << place)
        return bitmap

    def counts(self, kind, facet):
        """{value: how many documents that everybody may find now have it} of a facet."""
        visible = self.visible(kind)
        return {value: (bitmap & visible).bit_count() for value, bitmap in self.facets[kind, facet].items()}

    def named(self, query):
        """The bitmap of the documents that the whole Query names by a code or number of theirs."""
        return self.bitmap(pk for name in query.names for pk in self.by_code.get(name, ()))

    def bitmap(self, pks):
        """The bitmap of the documents with these primary keys."""
        return self._bitmap(self.entries[pk].place for pk in pks if pk in self.entries)

    def _bitmap(self, places):
        bits = bytearray(len(self.at_place) // 8 + 1)
        for place in places:
            bits[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(bits, "little")

    def having(self, term):
        """The bitmap of the documents whose titles, aliases, area or codes hold the word, or the pair of words."""
        bitmap = self._bitmaps.get(term)
        if bitmap is None:
            places = self.postings.get(term)
            if not places:
                return 0
            if len(self._bitmaps) * len(self.at_place) > 8 * _MOST_KEPT:
                self._bitmaps = {}
            bitmap = self._bitmaps[term] = self._bitmap(places)
        return bitmap

    def entries_in(self, bitmap):
        """The Entries of a bitmap, in the order of their places."""
        found, bits, place = [], bin(bitmap)[:1:-1], -1
        while (place := bits.find("1", place + 1)) >= 0:
            found.append(self.at_place[place])
        return found

    def facets_in(self, bitmap):
        """The {facet key: values} of each document of a bitmap."""
        return [self._facets_at[entry.place] for entry in self.entries_in(bitmap)]

    def by_prior(self, within, count):
        """The first `count` Entries of a bitmap without a query: the most asked for first, then by title."""
        if self._in_order is None:
            in_order = sorted(self.entries.values(), key=_by_prior)
            for rank, entry in enumerate(in_order):
                entry.rank = rank
            self._in_order = in_order
        if within.bit_count() ** 2 <= count * len(self._in_order):
            return sorted(self.entries_in(within), key=_by_rank)[:count]
        bits, found = within.to_bytes(len(self.at_place) // 8 + 1, "little"), []
        for entry in self._in_order:
            if bits[entry.place >> 3] >> (entry.place & 7) & 1:
                found.append(entry)
                if len(found) == count:
                    break
        return found

    def words_beginning(self, beginning):
        """The words of titles that begin so, at most 200."""
        if self._vocabulary is None:
            self._vocabulary = sorted(term for term, places in self.postings.items() if places and " " not in term)
        start, end = (bisect_left(self._vocabulary, word) for word in (beginning, beginning + "\U0010ffff"))
        return self._vocabulary[start : min(end, start + 200)]

    def folded_labels(self, kind, key):
        """[(value, label, folded label with a space before it)] of a facet."""
        if (kind, key) not in self._folded_labels:
            labels = self.labels[kind, key].items()
            self._folded_labels[kind, key] = [(value, name, f" {fold(str(name))}") for value, name in labels]
        return self._folded_labels[kind, key]

    def rarity(self, term):
        """How much a word or a pair of words says: its inverse document frequency; 0 for what no title holds."""
        rarity = self._rarities.get(term)
        if rarity is None:
            count, total = len(self.postings.get(term, ())), len(self.entries)
            if not count:
                return 0.0
            rarity = self._rarities[term] = math.log(1 + (total - count + 0.5) / (count + 0.5))
        return rarity

    def mass(self, line):
        """(rarity of all words of a Line, of its head's words)."""
        if line.version != self.version:
            line.mass = sum(map(self.rarity, line.words))
            line.head_mass = sum(map(self.rarity, line.head_words))
            line.version = self.version
        return line.mass, line.head_mass


def _states():
    """{name: version} of every SearchState, without a model: every search asks it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, version FROM search_searchstate")
        return dict(cursor.fetchall())


_by_rank = attrgetter("rank")


def _by_prior(entry):
    return (-entry.prior, entry.lines[0].folded if entry.lines else "", entry.key)


_snapshot, _refreshing = Snapshot(), threading.Lock()


def current():
    """The process's snapshot, up to date, with one query when nothing was written; one in use stays as it is."""
    global _snapshot
    seen, states = _snapshot, _states()
    if states["documents"] == seen.version:
        return seen.at(states)
    with _refreshing:
        # Another thread may have been here first, with a later version.
        before = _snapshot
        _snapshot = before.at(states) if before is seen else before.refresh()
        before.pages = {}
        if before.version < 0 and len(_snapshot.entries) > _MANY:
            # What lives as long as the process need not be looked through at every collection of garbage.
            gc.collect()
            gc.freeze()
        return _snapshot


def forget():
    """Drop the process's snapshot (tests, after the database was replaced)."""
    global _snapshot
    _snapshot = Snapshot()
