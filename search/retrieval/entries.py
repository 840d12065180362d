"""One document as ranking sees it: its titles and aliases as lines of words, ready to be looked into."""

import re

from ..text import exact, fold

# "Thủ tục" says nothing in a catalogue of thủ tục.
_OPENING = re.compile(r"\s*(?:thủ tục|tthc)\b\s*:?\s*(?=\S)", re.IGNORECASE)
# Where the head of a legal title ends and its qualifications begin.
_HEAD_ENDS = re.compile(r"[(,;:/]| (?:đối với|cho|của|trong|tại|theo|do|khi|bằng|từ|thuộc) ")
_LEAST_HEAD = 3
_LONGEST = 24


class Line:
    """A title or an alias: its `folded` and `exact` words with a space on either side, and how far its head reaches."""

    __slots__ = ("folded", "exact", "words", "head_words", "head_folded", "head_exact", "mass", "head_mass", "version")

    def __init__(self, text):
        text = _OPENING.sub("", text, count=1)
        words, marked = fold(text).split(), exact(text)
        head = _head(text)
        self.folded, self.exact = f" {' '.join(words)} ", f" {marked} "
        self.words, self.head_words = tuple(dict.fromkeys(words)), tuple(dict.fromkeys(fold(head).split()))
        self.head_folded, self.head_exact = len(fold(head)) + 2, len(exact(head)) + 2
        self.mass = self.head_mass = 0.0
        self.version = None


def _head(text):
    """The words before the first qualification; "" where there is none."""
    for match in _HEAD_ENDS.finditer(text):
        head = text[: match.start()]
        if len(head.split()) >= _LEAST_HEAD:
            return head
    return ""


class Entry:
    """A document: its lines, its area and codes, what its section says of it."""

    __slots__ = ("pk", "kind", "key", "place", "lines", "area", "codes", "length", "prior", "family", "version", "rank")

    def __init__(self, row, place):
        self.pk, self.kind, self.key, self.place = row["pk"], row["kind"], row["object_key"], place
        self.lines = [Line(text) for text in (row["title"], row["subtitle"], *row["aliases"].split("\n")) if fold(text)]
        self.area = f" {row['area_folded']} "
        self.codes = tuple(row["codes"].split())
        # How many distinct words its shortest title, head or alias has, at most 24.
        self.length = min([_LONGEST, *(len(line.head_words or line.words) for line in self.lines)])
        self.prior, self.family, self.version = row["prior"], row["family"], row["version"]
        self.rank = 0  # among all in the order without a query (Snapshot.by_prior)

    @property
    def words(self):
        """The distinct words of titles, aliases, area and codes."""
        return {word for line in self.lines for word in line.words}.union(self.area.split(), self.codes)

    @property
    def pairs(self):
        """The distinct pairs of words side by side, "khai sinh", of titles and aliases."""
        lines = [line.folded.split() for line in self.lines]
        return {f"{a} {b}" for words in lines for a, b in zip(words, words[1:], strict=False)}
