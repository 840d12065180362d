"""From a query to the ordered documents that answer it.

Every document first gets a rough score from its titles (`search.retrieval.bit_sums`); only the best get the exact score
(`search.retrieval.ranking`). The engine searches the texts when too few titles match the whole query.
"""

from functools import reduce
from operator import and_, or_

from .. import weights
from ..engines import current_engine
from ..understanding.acts import FACET, FIRST
from ..understanding.meaning import read_meaning
from .bit_sums import Sums
from .ranking import score

# Of the best rough sum, how much another document must have to be a hit at all: less where even the best is unsure.
_LEAST_SHARE, _UNSURE, _LEAST_SHARE_UNSURE = 0.6, 0.6, 0.45
# With fewer titles that answer the whole query the texts are asked too.
ENOUGH = 5
# Texts that the engine gives.
MOST_TEXTS = 200
# Documents that are scored with care; the rest follow by their rough sum.
SCORED, MOST_SCORED = 30, 60
# The rough sum of a full match; more would only cost planes.
FULL = 200
# Priors may be this far below nothing.
LOWEST_PRIOR = 0.2
# What a process keeps of what engines found.
_MOST_CACHED = 256


class Retrieved:
    """The documents of the bitmap `within` that answer the Query: `hits`, and any part of them in order.

    Of a query whose last word is `unfinished` only the titles are searched.
    """

    def __init__(self, query, snapshot, within, expanded=True, unfinished=False):
        self.snapshot, self.query, self._unfinished = snapshot, query, unfinished
        self.meaning = read_meaning(query, snapshot, expanded, unfinished)
        self._scores, self._texts = {}, 0
        self._covered = self._summed()
        self._best = self._covered.best(within)
        self.hits = self._named(within) or self._found(within)
        self._sums = self._with_weights()

    def _named(self, within):
        return self.snapshot.named(self.query) & within

    def _summed(self):
        """The rough sum of every document: that of its better reading, which adds up the best wording of each span."""
        best = Sums()
        for reading in self.meaning.readings:
            total = Sums()
            for span in reading.spans:
                total.add_sums(self._spoken(span, FULL / reading.total))
            best.raise_to(total)
        return best

    def _spoken(self, span, scale):
        best = Sums()
        for wording in span.wordings:
            worth, each = Sums(), span.weight * wording.share / wording.total * scale
            for unit, points in wording.parts:
                worth.add(self._having(self.meaning.units[unit]), round(points * each))
            best.raise_to(worth)
        return best

    def _having(self, unit):
        snapshot = self.snapshot
        return snapshot.having_beginning(unit.term) if unit.unfinished else snapshot.having(unit.term)

    def _found(self, within):
        hits = self._covered.at_least(least_of(self._best), within) if self._best else 0
        if self._unfinished:
            return hits
        whole = self._holding_all() & within
        if whole.bit_count() < ENOUGH:
            self._texts = self._in_texts() & within
        return hits | whole | self._texts

    def count_beside(self, others):
        """How many documents of another bitmap answer no worse than the hits do."""
        best = max(self._best, self._covered.best(others))
        return self._covered.at_least(least_of(best), others).bit_count() if best else 0

    def _holding_all(self):
        """The documents whose titles hold every span of a reading in one of its wordings."""
        whole = 0
        for reading in self.meaning.readings:
            held = (reduce(or_, map(self._having_all, span.wordings)) for span in reading.spans)
            whole |= reduce(and_, held)
        return whole

    def _having_all(self, wording):
        return reduce(and_, map(self.snapshot.having, wording.words))

    def _in_texts(self):
        """The documents that hold every span anywhere, as the engine knows them."""
        spans = spans_in_texts(self.meaning, self.query)
        return self.snapshot.bitmap(_texts(self.snapshot, spans)) if spans else 0

    def _with_weights(self):
        """The rough sums, plus what the exact score adds for the prior, the title's length and a match in the text."""
        sums = self._covered.copy()
        sums.add_sums(_of_titles(self.snapshot, sum(unit.points > 0 for unit in self.meaning.units)))
        sums.add(self._texts, round(weights.current.body * FULL))
        sums.add(self._fitting(), round(weights.current.act * FULL))
        return sums

    def _fitting(self):
        """The documents of each kind that do what was asked (`ranking.does`)."""
        fitting = 0
        for kind, documents in self.snapshot.kinds.items():
            by_act = self.snapshot.facet(kind, FACET)
            if self.meaning.acts:
                fitting |= reduce(or_, (by_act.get(act, 0) for act in self.meaning.acts))
            else:
                fitting |= documents & ~reduce(or_, by_act.values(), 0) | by_act.get(FIRST, 0)
        return fitting

    def ordered(self, within, end, start=0):
        """The Entries from `start` to `end` of the hits in the bitmap `within`, best first; as far as there are any."""
        hits, entries_in = self.hits & within, self.snapshot.entries_in
        head = sorted(entries_in(self._sums.top(SCORED, hits)), key=_by_key)[:MOST_SCORED]
        hits ^= sum(1 << entry.place for entry in head)
        head.sort(key=lambda entry: (-self.points(entry), entry.key))
        found, passed = head[start:end], len(head)
        for equal in self._sums.descending(hits):
            if passed >= end:
                break
            if passed + equal.bit_count() > start:
                found += sorted(entries_in(equal), key=_by_key)[max(0, start - passed) : end - passed]
            passed += equal.bit_count()
        return found

    def points(self, entry):
        """The score of an Entry of the hits."""
        if entry.pk not in self._scores:
            in_text = bool(self._texts >> entry.place & 1)
            self._scores[entry.pk] = score(self.meaning, entry, in_text, self.snapshot)
        return self._scores[entry.pk]


def least_of(best):
    """The rough sum that a hit must have, where this is the best one."""
    return round(best * (_LEAST_SHARE if best >= _UNSURE * FULL else _LEAST_SHARE_UNSURE))


def spans_in_texts(meaning, query):
    """The spans to look for in the texts, as `search.engines.base` has them; none of words of other scripts."""
    if meaning.readings:
        spans = tuple(tuple(wording.words for wording in span.wordings) for span in meaning.readings[-1].spans)
    else:
        spans = ((query.telling,),)
    return spans if all(word.isascii() for span in spans for words in span for word in words) else ()


def _by_key(entry):
    """The last word on ties: the same in every database, which primary keys are not."""
    return entry.key


def _of_titles(snapshot, words):
    """What priors and lengths of titles add roughly for a query of so many words, kept for the version."""
    used, cached = weights.current, snapshot.titles
    if (words, used) not in cached:
        sums = Sums()
        for prior, documents in snapshot.priors.items():
            sums.add(documents, max(0, round((LOWEST_PRIOR + prior) * used.prior * FULL)))
        for length, documents in snapshot.lengths.items():
            sums.add(documents, round(used.share * min(1, words / length) * FULL))
        cached[words, used] = sums
    return cached[words, used]


def _texts(snapshot, spans):
    """The primary keys that the engine finds for the spans; cached in the snapshot, as many queries share words."""
    # Each snapshot has its own dict, so that results of an older version never get into a newer one.
    cached = snapshot.matches
    found = cached.get(spans)
    if found is None:
        found = current_engine().holding(spans, MOST_TEXTS)
        if len(cached) >= _MOST_CACHED:
            cached.clear()
        cached[spans] = found
    return found
