"""What every query reads, kept in each process: titles as words, facets as bitmaps, how rare each word is.

A query asks the database one cheap question (the version); only what was written since is read again.
Bitmaps are Python ints with one bit per place of a document, so counting is `&` and `bit_count`.
"""

import math
import threading
from collections import Counter, defaultdict

from django.utils import timezone

from .models import SearchDocument, SearchState
from .sections import sections
from .text import exact

_COLUMNS = (
    "pk", "kind", "object_key", "title", "subtitle", "title_folded", "aliases_folded", "area_folded", "codes", "facets",
    "prior", "is_hidden", "is_removed", "visible_from", "visible_to", "version",
)  # fmt: skip


class Entry:
    """One document as ranking sees it; words are tuples of folded words."""

    __slots__ = ("pk", "kind", "title", "title_exact", "aliases", "area", "codes", "prior", "place", "words")

    def __init__(self, row, place):
        self.pk, self.kind, self.place = row["pk"], row["kind"], place
        self.title = tuple(row["title_folded"].split())
        self.title_exact = exact(f"{row['title']} {row['subtitle']}")
        self.aliases = [tuple(line.split()) for line in row["aliases_folded"].split("\n") if line]
        self.area = tuple(row["area_folded"].split())
        self.codes = tuple(row["codes"].split())
        self.prior = row["prior"]
        self.words = frozenset(self.title).union(self.area, self.codes, *self.aliases)


class Snapshot:
    """The documents of the database at one version."""

    def __init__(self):
        self._lock = threading.Lock()
        self.clear()

    def clear(self):
        """Forget everything; the next refresh reads all documents."""
        self.version = -1
        self.entries = {}  # pk -> Entry
        self.at_place = []  # place -> Entry or None
        self.document_frequency = Counter()
        self.by_code = defaultdict(set)
        self.facets = defaultdict(lambda: defaultdict(int))  # (kind, key) -> value -> bitmap
        self.kinds = defaultdict(int)
        self.hidden = 0
        self.windows = {}  # place -> (visible_from, visible_to)
        self.labels, self.parents = {}, {}
        self._facets_at = {}
        self.matches = {}  # what engines found at this version
        self.states = {}  # every SearchState at the last refresh: name -> version

    def refresh(self):
        """Bring the snapshot to the database's version: one query when nothing was written."""
        self.states = dict(SearchState.objects.values_list("name", "version"))
        version = self.states["documents"]
        if version == self.version:
            return self
        with self._lock:
            if version < self.version:
                self.clear()
            if version != self.version:
                rows = SearchDocument.objects.filter(version__gt=self.version).values(*_COLUMNS)
                for row in rows.iterator(chunk_size=2000):
                    self._put(row)
                self._read_labels()
                self.matches = {}
                self.version = version
        return self

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
        self.document_frequency.update(entry.words)
        for code in entry.codes:
            self.by_code[code].add(entry.pk)
        self.kinds[entry.kind] |= bit
        if row["is_hidden"]:
            self.hidden |= bit
        if row["visible_from"] or row["visible_to"]:
            self.windows[place] = (row["visible_from"], row["visible_to"])
        self._facets_at[place] = row["facets"]
        for key, values in row["facets"].items():
            for value in values:
                self.facets[entry.kind, key][value] |= bit

    def _take_out(self, entry):
        bit = 1 << entry.place
        self.at_place[entry.place] = None
        self.document_frequency.subtract(entry.words)
        for code in entry.codes:
            self.by_code[code].discard(entry.pk)
        self.kinds[entry.kind] &= ~bit
        self.hidden &= ~bit
        self.windows.pop(entry.place, None)
        for key, values in self._facets_at.pop(entry.place).items():
            for value in values:
                self.facets[entry.kind, key][value] &= ~bit

    def _read_labels(self):
        for section in sections():
            for facet in section.facets:
                self.labels[section.kind, facet.key] = facet.labels()
                self.parents[section.kind, facet.key] = facet.parents()

    def visible(self, kind):
        """The bitmap of the documents of a kind that everybody may find now."""
        bitmap = self.kinds[kind] & ~self.hidden
        now = timezone.now() if self.windows else None
        for place, (start, end) in self.windows.items():
            if (start and now < start) or (end and now >= end):
                bitmap &= ~(1 << place)
        return bitmap

    def counts(self, kind, facet):
        """{value: how many documents that everybody may find now have it} of a facet."""
        visible = self.visible(kind)
        return {value: (bitmap & visible).bit_count() for value, bitmap in self.facets[kind, facet].items()}

    def bitmap(self, pks):
        """The bitmap of the documents with these primary keys."""
        bits = bytearray(len(self.at_place) // 8 + 1)
        for pk in pks:
            entry = self.entries.get(pk)
            if entry:
                bits[entry.place >> 3] |= 1 << (entry.place & 7)
        return int.from_bytes(bits, "little")

    def entries_in(self, bitmap):
        """The Entries of a bitmap, in the order of their places."""
        found, data = [], bitmap.to_bytes((bitmap.bit_length() + 7) // 8, "little")
        for index, byte in enumerate(data):
            while byte:
                low = byte & -byte
                found.append(self.at_place[(index << 3) + low.bit_length() - 1])
                byte ^= low
        return found

    def rarity(self, word):
        """How much a word says: the inverse document frequency over titles, aliases and areas; 0 for every document."""
        count, total = self.document_frequency[word], len(self.entries)
        return math.log(1 + (total - count + 0.5) / (count + 0.5)) if count <= total else 0.0


_snapshot = Snapshot()


def current():
    """The process's snapshot, up to date."""
    return _snapshot.refresh()


def forget():
    """Drop the process's snapshot (tests, after the database was replaced)."""
    _snapshot.clear()
