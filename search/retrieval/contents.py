"""What a snapshot of the documents holds, and how documents are put into it and taken out.

Bitmaps are Python ints with one bit per place of a document. Readers never write here: a writer changes a copy.
"""

from array import array
from collections import Counter

from ..sections import EVERYTHING, KIND_KEY, SHARED_KEYS, all_labels, section
from .entries import entry_from, entry_of, facets_of, plain

_NOWHERE = array("I")
_AS_THEY_ARE = ("version", "by_code", "facets", "kinds", "hidden", "windows", "priors", "lengths")


class Contents:
    """The documents of the database at one version, ready to be asked."""

    def __init__(self):
        self.version = -1
        self.entries = {}  # pk -> Entry
        self.at_place = []  # place -> Entry or None
        self.postings = {}  # word, or pair of words -> array of places
        self.by_code = {}  # code -> pks, sorted
        self.facets = {}  # (kind, key) -> value -> bitmap
        self.kinds = {}  # kind -> bitmap
        self.hidden = 0
        self.windows = {}  # place -> (visible_from, visible_to) in seconds, or None
        self.spellings = Counter()  # word with its marks -> lines that have it
        self.priors = {}  # prior -> bitmap
        self.lengths = {}  # distinct words of the shortest title, head or alias -> bitmap
        self.labels, self.parents = {}, {}
        self._bitmaps, self._own = {}, set()  # `_own`: words whose places no other snapshot shares
        self._equals = {}  # texts and tuples of entries -> the one of equal ones that all entries share
        self.cards = {}  # finished result cards of documents (search.results.cards)
        self.states = {}  # every SearchState at the last refresh: name -> version
        self.matches, self.titles, self.pages = {}, {}, {}  # kept by retrieval and by search.results.cache
        self._rarities, self._folded_labels, self._beginnings = {}, {}, {}
        self._in_order = self._vocabulary = self._quoting = None

    def copied(self):
        """A snapshot to write to while others read this one; the places of a word are copied when they change."""
        copied = type(self)()
        copied.version, copied.entries, copied.at_place = self.version, self.entries.copy(), self.at_place.copy()
        copied.postings, copied.by_code = self.postings.copy(), self.by_code.copy()
        copied.facets.update({at: values.copy() for at, values in self.facets.items()})
        copied.kinds, copied.hidden, copied.windows = self.kinds.copy(), self.hidden, self.windows.copy()
        copied.priors, copied.lengths = self.priors.copy(), self.lengths.copy()
        copied.spellings, copied.cards = self.spellings.copy(), self.cards
        copied._bitmaps, copied._equals = self._bitmaps.copy(), self._equals
        return copied

    def _places(self, term):
        """The places of a word, this snapshot's own to change."""
        if term not in self._own:
            self._own.add(term)
            self.postings[term] = self.postings.get(term, _NOWHERE)[:]
        self._bitmaps.pop(term, None)
        return self.postings[term]

    def put(self, row):
        """Put in the document of a row, in place of what it was before; a removed one leaves."""
        old = self.entries.pop(row["pk"], None)
        if old:
            self._take_out(old)
        if row["is_removed"]:
            return
        place = old.place if old else len(self.at_place)
        if not old:
            self.at_place.append(None)
        entry = entry_of(row, place, facets_of(row, self._same), self._same)
        bit = 1 << place
        self.entries[entry.pk] = self.at_place[place] = entry
        for term in (*entry.words, *entry.pairs):
            self._places(term).append(place)
        for line in entry.lines:
            self.spellings.update(line.exact.split())
        for code in entry.codes:
            self.by_code[code] = tuple(sorted({*self.by_code.get(code, ()), entry.pk}))
        for bitmaps, value in (*self._counted(entry), *self._faceted(entry)):
            bitmaps[value] = bitmaps.get(value, 0) | bit
        if row["is_hidden"]:
            self.hidden |= bit
        if row["visible_from"] or row["visible_to"]:
            self.windows[place] = tuple(at and at.timestamp() for at in (row["visible_from"], row["visible_to"]))

    def _same(self, value):
        return self._equals.setdefault(value, value)

    def _take_out(self, entry):
        bit = 1 << entry.place
        self.at_place[entry.place] = None
        for term in (*entry.words, *entry.pairs):
            self._places(term).remove(entry.place)
        for line in entry.lines:
            self.spellings.subtract(line.exact.split())
        for code in entry.codes:
            self.by_code[code] = tuple(pk for pk in self.by_code[code] if pk != entry.pk)
        for bitmaps, value in (*self._counted(entry), *self._faceted(entry)):
            bitmaps[value] &= ~bit
        self.hidden &= ~bit
        self.windows.pop(entry.place, None)

    def _counted(self, entry):
        """(bitmaps, value) of what every document has one of."""
        return (self.kinds, entry.kind), (self.priors, entry.prior), (self.lengths, entry.length)

    def _faceted(self, entry):
        """Yield (bitmaps, value) of its facets, and of those by which everything is narrowed."""
        yield self.facets.setdefault((EVERYTHING.kind, KIND_KEY), {}), section(entry.kind).slug
        for key, values in entry.facets:
            for value in values:
                yield self.facets.setdefault((entry.kind, key), {}), value
                if key in SHARED_KEYS:
                    yield self.facets.setdefault((EVERYTHING.kind, key), {}), value

    def read_labels(self):
        """Ask every section for the words of its facets."""
        self.labels, self.parents = all_labels()

    def plain(self):
        """Everything that `put` has made of rows, in values that any Python can write down."""
        return {
            "entries": [plain(entry) for entry in self.entries.values()],
            "places": len(self.at_place),
            "postings": {term: places.tobytes() for term, places in self.postings.items()},
            "spellings": dict(self.spellings),
        } | {name: getattr(self, name) for name in _AS_THEY_ARE}

    def fill(self, plain):
        """Take over what `plain` wrote down, into a new snapshot; words of the same places share one array of them."""
        for name in _AS_THEY_ARE:
            setattr(self, name, plain[name])
        self.at_place = [None] * plain["places"]
        for entry in (entry_from(*written) for written in plain["entries"]):
            self.entries[entry.pk] = self.at_place[entry.place] = entry
        arrays = {places: array("I", places) for places in set(plain["postings"].values())}
        self.postings = {term: arrays[places] for term, places in plain["postings"].items()}
        self.spellings.update(plain["spellings"])
