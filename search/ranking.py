"""The order of results, from features that no engine has a part in: every engine gives the same order.

Each number below is a ring around the text match; docs/relevance.md says why and what it gains.
"""

from dataclasses import dataclass

from .text import has_marks

# Where a word stands: in a title or an alias it says what the procedure is; in the area, what it is about.
TITLE, ALIAS, AREA, BODY = 1.0, 1.0, 0.55, 0.15
# Two words side by side as in the query ("khai sinh") say more than the two apart.
PAIR = 0.6
# The share of a title that the query covers: short titles that are all question beat long ones that mention it.
COVERED = 2.5
# A title or alias that is exactly the query.
EQUAL = 3.0
# Marks typed and found as typed: "khai tử" is not "khai từ".
EXACT_MARKS = 1.0


@dataclass(frozen=True)
class Weighed:
    """The query with the rarity of its words, made once per search."""

    words: tuple[str, ...]
    weights: dict[str, float]
    pairs: tuple[tuple[str, str], ...]
    marks: str
    total: float


def weigh(query, snapshot):
    """The Weighed form of a Query."""
    words = query.telling
    weights = {word: snapshot.rarity(word) for word in words}
    kept = [word for word in query.words if word in weights]
    pairs = tuple(dict.fromkeys(pair for pair in zip(kept, kept[1:], strict=False) if pair[0] != pair[1]))
    marks = query.exact if has_marks(query.shown) else ""
    return Weighed(words, weights, pairs, marks, sum(weights.values()) or 1.0)


def coverage(weighed, entry):
    """The share of the query, by rarity, that stands in the entry's title, aliases, area or codes: 0 to 1."""
    return sum(weight for word, weight in weighed.weights.items() if word in entry.words) / weighed.total


def score(weighed, entry):
    """How well the entry answers; comparable within one query only."""
    points, found = max(_field(weighed, words) for words in (entry.title, *entry.aliases))
    area = sum(weight for word, weight in weighed.weights.items() if word not in found and word in entry.area)
    points += AREA * area / weighed.total
    if weighed.marks and weighed.marks in entry.title_exact:
        points += EXACT_MARKS
    return points + entry.prior


def _field(weighed, words):
    """(points, found words) of one title or alias."""
    present = frozenset(words)
    found = [word for word in weighed.words if word in present]
    hit = sum(weighed.weights[word] for word in found) / weighed.total
    beside = set(zip(words, words[1:], strict=False))
    pairs = sum(weighed.weights[a] + weighed.weights[b] for a, b in weighed.pairs if (a, b) in beside)
    share = len(found) / (len(present) + 3)
    equal = EQUAL if words == weighed.words else 0
    return hit + PAIR * pairs / (2 * weighed.total) + COVERED * share * hit + equal, found
