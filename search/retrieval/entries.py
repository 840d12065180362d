"""One document as ranking sees it: its titles and aliases as lines of words, ready to be looked into.

A process holds thousands of them, so they have only what ranking looks at; the rest is worked out when it is asked for.
"""

import re

from ..sections import KIND_KEY, section
from ..text import exact, fold, pairs
from ..understanding.acts import FACET

# "Thủ tục" says nothing in a catalogue of thủ tục.
_OPENING = re.compile(r"\s*(?:thủ tục|tthc)\b\s*:?\s*(?=\S)", re.IGNORECASE)
# Where the head of a legal title ends and its qualifications begin.
_HEAD_ENDS = re.compile(r"[(,;:/]| (?:đối với|cho|của|trong|tại|theo|do|khi|bằng|từ|thuộc) ")
_LEAST_HEAD = 3
LONGEST = 24


class Line:
    """A title or an alias: its `folded` and `exact` words with a space on either side, and how far its head reaches."""

    __slots__ = ("folded", "exact", "head_folded", "head_exact", "mass", "head_mass", "version")

    def __init__(self, folded, exact, head_folded, head_exact):
        self.folded, self.exact, self.head_folded, self.head_exact = folded, exact, head_folded, head_exact
        self.mass = self.head_mass = 0.0
        self.version = None

    @property
    def words(self):
        """The distinct folded words, in order."""
        return tuple(dict.fromkeys(self.folded.split()))

    @property
    def head_words(self):
        """Those of the head; none where there is no head."""
        return tuple(dict.fromkeys(self.folded[: self.head_folded].split()))


def _line(text):
    text = _OPENING.sub("", text, count=1)
    head = _head(text)
    ends = (len(fold(head)) + 2, len(exact(head)) + 2) if fold(head) else (0, 0)
    return Line(f" {fold(text)} ", f" {exact(text)} ", *ends)


def _head(text):
    """The words before the first qualification; "" where there is none."""
    for match in _HEAD_ENDS.finditer(text):
        head = text[: match.start()]
        if len(head.split()) >= _LEAST_HEAD:
            return head
    return ""


class Entry:
    """A document: its lines, its area and codes, its facets as pairs (key, values), what its section says of it."""

    __slots__ = (
        "pk", "kind", "key", "place", "lines", "area", "codes", "facets", "length", "prior", "family", "version",
        "rank",
    )  # fmt: skip

    def __init__(self, pk, kind, key, place, lines, area, codes, facets, length, prior, family, version):
        self.pk, self.kind, self.key, self.place = pk, kind, key, place
        self.lines, self.area, self.codes, self.facets = lines, area, codes, facets
        # How many distinct words its shortest title, head or alias has, at most 24.
        self.length = length
        self.prior, self.family, self.version = prior, family, version
        self.rank = 0  # among all in the order without a query (Snapshot.by_prior)

    @property
    def words(self):
        """The distinct words of titles, aliases, area and codes."""
        return {word for line in self.lines for word in line.folded.split()}.union(self.area.split(), self.codes)

    @property
    def acts(self):
        """What it does (`search.understanding.acts`)."""
        return next((values for key, values in self.facets if key == FACET), ())

    @property
    def pairs(self):
        """The distinct pairs of words side by side, "khai sinh", of titles and aliases."""
        lines = [line.folded.split() for line in self.lines]
        return {pair for words in lines for pair in pairs(words)}


def entry_of(row, place, facets, same):
    """The Entry of a document's row; `same(value)` gives for equal values one and the same."""
    texts = (row["title"], row["subtitle"], *row["aliases"].split("\n"))
    lines = tuple(_line(text) for text in texts if fold(text))
    return Entry(
        row["pk"], same(row["kind"]), row["object_key"], place, lines, same(f" {row['area_folded']} "),
        tuple(row["codes"].split()), facets,
        min([LONGEST, *(len(line.head_words or line.words) for line in lines)]),
        row["prior"], same(row["family"]), row["version"],
    )  # fmt: skip


def facets_of(row, same=lambda value: value):
    """The facets of a row and its kind as pairs (key, values); equal ones of all documents are one object."""
    facets = [*row["facets"].items(), (KIND_KEY, [section(row["kind"]).slug])]
    return same(tuple(same((same(key), same(tuple(map(same, values))))) for key, values in facets))


def plain(entry):
    """An Entry in values that any Python can write down."""
    lines = tuple((line.folded, line.exact, line.head_folded, line.head_exact) for line in entry.lines)
    return (
        entry.pk, entry.kind, entry.key, entry.place, lines, entry.area, entry.codes, entry.facets, entry.length,
        entry.prior, entry.family, entry.version,
    )  # fmt: skip


def entry_from(pk, kind, key, place, lines, *rest):
    """The Entry that `plain` wrote down."""
    return Entry(pk, kind, key, place, tuple(Line(*line) for line in lines), *rest)
