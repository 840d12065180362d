"""What a query means: words typed, and for the words that editors explained, the official words beside them."""

from dataclasses import dataclass

from .. import weights
from ..learning.popular import shares
from ..text import exact, fold, pairs
from .acts import FIRST, acts_asked, acts_of_title
from .thesaurus import thesaurus

# What one explained span weighs at most, however long its official words are.
_HEAVIEST = 14.0
# What a word weighs that no title has: the other words are not the whole question.
_STRANGE = 5.0
# More parts than this nobody means at once.
_MOST_EXPLAINED = 8
# A pair of words in more titles than this says too little to stand for a longer variant.
_USUAL = 30


@dataclass(frozen=True)
class Unit:
    """A word or a pair of words to look for, a space on either side; `points` is a word's rarity, 0 of a pair.

    `marked`: marks count, for the writer types them and some title has the words with these marks. Of an `unfinished`
    word or pair only the beginning is known, and no space stands behind it.
    """

    folded: str
    exact: str
    marked: bool
    points: float
    unfinished: bool = False

    @property
    def term(self):
        """The word, the pair, or its beginning."""
        return self.folded.strip()


@dataclass(frozen=True)
class Wording:
    """One way to say a span: `parts` are (index of a Unit, points), `total` is their sum.

    `share` is 1 for the words typed and the weight of synonyms for official words; `words` are the folded words.
    """

    parts: tuple[tuple[int, float], ...]
    total: float
    share: float
    words: tuple[str, ...]


@dataclass(frozen=True)
class Span:
    """A part of the query with all its Wordings; `weight` is what a full match of any is worth."""

    weight: float
    wordings: tuple[Wording, ...]


@dataclass(frozen=True)
class Reading:
    """One reading of the whole query as Spans; `total` is their weight."""

    spans: tuple[Span, ...]
    total: float


@dataclass(frozen=True)
class Meaning:
    """The query as typed and, where synonyms explain a part of it, as meant; `also` are the official words meant.

    `acts`: what is to be done (`search.understanding.acts`). `is_known`: some title has every telling word, or a
    synonym explains it. `popular`: {(kind, key): share} of what readers opened most after these words.
    `said`: the folded words, with and without those of asking, a space on either side.
    """

    units: tuple[Unit, ...]
    readings: tuple[Reading, ...]
    also: tuple[str, ...]
    acts: frozenset
    is_known: bool
    popular: dict
    said: frozenset


def read_meaning(query, terms, expanded=True, unfinished=False):
    """The Meaning of a Query; without the editors' synonyms when not `expanded`; its last word may be `unfinished`."""
    return _Reader(query, terms, unfinished).read(expanded)


class _Reader:
    def __init__(self, query, terms, unfinished):
        self.query, self.terms = query, terms
        self.unfinished = len(query.words) - 1 if unfinished else None
        self.units, self.places, self.also = [], {}, []

    def read(self, expanded):
        readings = [self._reading([])]
        explained = self._explained() if expanded else []
        if explained:
            readings.append(self._reading(explained))
        readings = tuple(filter(None, readings))
        acts, is_known = self._acts(explained), self._is_known(explained)
        popular = shares(self.query, self.terms.states)
        return Meaning(tuple(self.units), readings, tuple(self.also), acts, is_known, popular, self._said())

    def _said(self):
        words = self.query.words
        telling = (word for word, asks in zip(words, self.query.asking, strict=True) if not asks)
        return frozenset(f" {' '.join(said)} " for said in (words, telling))

    def _acts(self, explained):
        """The acts of the words that nothing explained, else those of the official words."""
        query, covered = self.query, _covered(explained)
        forms = ("" if index in covered else form for index, form in enumerate(query.typed))
        words = tuple("" if index in covered else word for index, word in enumerate(query.words))
        official = (act for _, terms in explained for term in terms for act in acts_of_title(term))
        return acts_asked(words, tuple(forms), query.marked) or frozenset(official) - {FIRST}

    def _is_known(self, explained):
        query, covered = self.query, _covered(explained)
        telling = (index for index, asks in enumerate(query.asking) if not asks and index not in covered)
        return all(self.terms.rarity(query.words[index], index == self.unfinished) for index in telling)

    def _reading(self, explained):
        spans = [self._explained_span(part, terms) for part, terms in explained]
        covered = _covered(explained)
        spans += [self._typed_span(run) for run in self._runs(covered)]
        spans = [span for span in spans if span.weight]
        return Reading(tuple(spans), sum(span.weight for span in spans)) if spans else None

    def _explained(self):
        """[(positions, terms)] of the parts that synonyms explain, the longest first, none inside another.

        Words of asking may stand between: "ba em mới mất" is "ba mất".
        """
        known = thesaurus(self.terms.states.get("synonyms", 0))
        telling = [index for index, asks in enumerate(self.query.asking) if not asks]
        found, taken, everything = [], set(), range(len(self.query.words))
        ways = [everything, telling] if len(telling) < len(everything) else [everything]
        for length in range(min(known.longest, len(everything)), 0, -1):
            for places in ways:
                words = tuple(self.query.words[place] for place in places)
                for start in range(len(places) - length + 1):
                    if words[start : start + length] not in known.readings:
                        continue
                    part = places[start : start + length]
                    terms = self._terms(known, part) if taken.isdisjoint(part) else ()
                    if terms:
                        found.append((part, terms))
                        taken.update(part)
        return found[:_MOST_EXPLAINED]

    def _terms(self, known, part):
        if self._only_asks(part) or self._ambiguous(part):
            return ()
        words, typed = (tuple(of[index] for index in part) for of in (self.query.words, self.query.typed))
        usual = len(words) == 2 and self.terms.count(" ".join(words)) > _USUAL
        readings = known.meant(words, typed, self.query.marked)
        return dict.fromkeys(reading.term for reading in readings if not (reading.bare and usual))

    def _only_asks(self, part):
        return len(part) < len(self.query.words) and all(self.query.asking[index] for index in part)

    def _ambiguous(self, part):
        """A two-letter abbreviation alone may be anything (F4)."""
        return len(self.query.telling) == 1 and len(self.query.words[part[0]]) <= 2

    def _explained_span(self, part, terms):
        typed = self._typed([index for index in part if not self.query.asking[index]])
        wordings = [typed, *map(self._official, terms)]
        self.also += [term for term in terms if not set(fold(term).split()) <= set(self.query.words)]
        weight = min(max(wording.total for wording in wordings), max(_HEAVIEST, typed.total))
        return Span(weight * self._emphasis(part), tuple(wording for wording in wordings if wording.total))

    def _emphasis(self, part):
        return 1.0 if any(self.query.wished[index] for index in part) else weights.current.story

    def _official(self, term):
        typed = exact(term).split()
        return self._wording([fold(word) for word in typed], typed, True, weights.current.synonym)

    def _runs(self, covered):
        """The telling words that no synonym explained, as runs of positions."""
        telling = [index for index, asks in enumerate(self.query.asking) if not asks and index not in covered]
        if not telling and not covered:
            telling = list(range(len(self.query.words)))
        runs = []
        for index in telling:
            if not runs or not self._goes_on(runs[-1][-1], index, covered):
                runs.append([])
            runs[-1].append(index)
        return runs

    def _goes_on(self, last, index, covered):
        return covered.isdisjoint(range(last, index)) and self.query.wished[last] == self.query.wished[index]

    def _typed_span(self, run):
        wording = self._typed(run)
        return Span(wording.total * self._emphasis(run), (wording,))

    def _typed(self, indexes):
        words, typed = [self.query.words[i] for i in indexes], [self.query.typed[i] for i in indexes]
        ends_open = self.unfinished is not None and self.unfinished in indexes
        return self._wording(words, typed, self.query.marked, 1.0, ends_open)

    def _wording(self, words, typed, marked, share, ends_open=False):
        """The Wording of these words; the last of them unfinished where it `ends_open`."""
        rarity, parts = self.terms.rarity, {}
        last = len(words) - 1
        for index, (word, form) in enumerate(zip(words, typed, strict=True)):
            is_open = ends_open and index == last
            points = rarity(word, is_open)
            parts[self._unit(word, form, marked, points, is_open)] = points
        strange = sum(not parts[unit] for unit in parts) * _STRANGE
        for index, (pair, form) in enumerate(zip(pairs(words), pairs(typed), strict=True), 1):
            is_open = ends_open and index == last
            if points := rarity(pair, is_open):
                parts[self._unit(pair, form, marked, 0.0, is_open)] = weights.current.pair * points
        return Wording(tuple(parts.items()), sum(parts.values()) + strange, share, tuple(dict.fromkeys(words)))

    def _unit(self, words, typed, marked, points, is_open):
        told_apart = marked and not is_open and all(map(self.terms.spelt, typed.split()))
        end = "" if is_open else " "
        unit = Unit(f" {words}{end}", f" {typed}{end}", told_apart, points, is_open)
        if unit not in self.places:
            self.places[unit] = len(self.units)
            self.units.append(unit)
        return self.places[unit]


def _covered(explained):
    """The places of all words that synonyms explain."""
    return {index for part, _terms in explained for index in part}
