"""The snapshot of all documents that each process caches: the titles that hold a word, facets as bitmaps, rarity.

A search makes one cheap query for the version; when it has changed, only rows written since then are read.
Bitmaps are Python ints with one bit per place of a document, so counting is `&` and `bit_count`.
"""

import gc
import os
import threading
from functools import reduce
from operator import attrgetter, or_

from django.utils import timezone

from core.generation import generation, is_shared
from core.web.cache import Cached

from ..models import SearchDocument, stored_states
from ..text import fold
from . import kept
from .terms import Terms

COLUMNS = (
    "pk", "kind", "object_key", "title", "subtitle", "aliases", "area_folded", "codes", "facets",
    "prior", "family", "is_hidden", "is_removed", "visible_from", "visible_to", "version",
)  # fmt: skip
# So many documents weigh on the collection of garbage.
_MANY = 1000


class Snapshot(Terms):
    """The documents of the database at one version; whoever holds one may read it for as long as it takes."""

    def refresh(self):
        """The snapshot at the database's version: this one when nothing was written, else a new one; one query."""
        return self.at(stored_states())

    def at(self, states):
        """The snapshot at these versions: this one, or a new one that has also what was written since."""
        following = self
        if states["documents"] != self.version:
            following = self.copied() if states["documents"] > self.version else Snapshot()
            rows = SearchDocument.objects.filter(version__gt=following.version).values(*COLUMNS)
            for row in rows.iterator(chunk_size=2000):
                following.put(row)
            following.read_labels()
            following.version = states["documents"]
        following.states = states
        return following

    def of_kinds(self, kinds):
        """The bitmap of the documents of these kinds."""
        return reduce(or_, (self.kinds.get(kind, 0) for kind in kinds), 0)

    def visible(self, *kinds):
        """The bitmap of the documents of these kinds that everybody may find now."""
        bitmap = self.of_kinds(kinds) & ~self.hidden
        now = timezone.now().timestamp() if self.windows else None
        for place, (start, end) in self.windows.items():
            if (start and now < start) or (end and now >= end):
                bitmap &= ~(1 << place)
        return bitmap

    def facet(self, kind, key):
        """{value: bitmap} of a facet, to read."""
        return self.facets.get((kind, key), {})

    def counts(self, kind, facet):
        """{value: how many documents that everybody may find now have it} of a facet."""
        visible = self.visible(kind)
        return {value: (bitmap & visible).bit_count() for value, bitmap in self.facet(kind, facet).items()}

    def named(self, query):
        """The bitmap of the documents that the Query names by a code or number of theirs."""
        return self.bitmap(pk for name in query.names | query.inside for pk in self.by_code.get(name, ()))

    def bitmap(self, pks):
        """The bitmap of the documents with these primary keys."""
        return self._bitmap(self.entries[pk].place for pk in pks if pk in self.entries)

    def _bitmap(self, places):
        bits = bytearray(len(self.at_place) // 8 + 1)
        for place in places:
            bits[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(bits, "little")

    def entries_in(self, bitmap):
        """The Entries of a bitmap, in the order of their places."""
        found, bits, place = [], bin(bitmap)[:1:-1], -1
        while (place := bits.find("1", place + 1)) >= 0:
            found.append(self.at_place[place])
        return found

    def facets_in(self, bitmap):
        """The {facet key: values} of each document of a bitmap."""
        return [dict(entry.facets) for entry in self.entries_in(bitmap)]

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

    def folded_labels(self, kind, key):
        """[(value, label, folded label with a space before it)] of a facet."""
        if (kind, key) not in self._folded_labels:
            labels = self.labels[kind, key].items()
            self._folded_labels[kind, key] = [(value, name, f" {fold(str(name))}") for value, name in labels]
        return self._folded_labels[kind, key]


_by_rank = attrgetter("rank")


def _by_prior(entry):
    return (-entry.prior, entry.lines[0].folded if entry.lines else "", entry.key)


_snapshot, _refreshing = Snapshot(), threading.Lock()


def current():
    """The process's snapshot, up to date, with one query when nothing was written; one in use stays as it is."""
    global _snapshot
    seen, states = _snapshot, stored_states()
    if states["documents"] == seen.version:
        return seen.at(states)
    with _refreshing:
        # Another thread may have been here first, with a later version.
        before = _snapshot
        is_first = before.version < 0
        _snapshot = _first() if is_first else before.at(states) if before is seen else before.refresh()
        before.pages = {}
        return _snapshot


def is_read():
    """Whether this process has read the documents."""
    return _snapshot.version >= 0


def _read_version():
    now = generation()
    return stored_states()["documents"], None if is_shared(now) else now.changes


# What is made of indexed records alone may last as long as this; what is not committed yet has a version of its own.
documents_version = Cached(_read_version)


def _first():
    """The first snapshot of a process: what another process has left, brought up to date and left for the next one."""
    left = Snapshot()
    kept.read_into(left)
    first = left.refresh()
    if first is left:
        first.read_labels()
    else:
        kept.write(first)
    if len(first.entries) > _MANY:
        # It lives as long as the process, so leave it out of later garbage collections.
        gc.freeze()
    return first


def forget():
    """Drop the process's snapshot (when the cluster is back; tests, after the database was replaced)."""
    global _snapshot
    _snapshot = Snapshot()


def _renew_lock():
    global _refreshing
    _refreshing = threading.Lock()


# A thread that was reading documents does not go on in a worker process that is forked meanwhile.
os.register_at_fork(after_in_child=_renew_lock)
