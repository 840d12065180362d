""" "Có phải bạn tìm …?": another reading of a query in which some words are known to no title.

Input methods that were off are decoded, words run together are parted, misspelt words are mended. Only words that
titles or synonyms know come out, so that the other reading finds more.
"""

import re
from collections import Counter

from ..models import SearchDocument
from ..text import fold
from .asking import is_right
from .keyboards import from_telex, from_vni
from .query import read_query
from .syllables import is_syllable
from .thesaurus import thesaurus

_MOST_MENDED = 5
_LONGEST_MENDED = 12
# Titles that are read for how they write a word.
_MOST_READ = 15
# A pair of words that one title in so many has is no chance.
_ONE_IN = 1500
_LONGEST_PARTED = 40
_ALPHABET = "abcdeghiklmnopqrstuvxy"
_WRITTEN = re.compile(r"\w+")


def corrected(query, terms):
    """Another text for the Query, or "" when all its words are known or nothing better is."""
    known = _Known(terms)
    names = _names(query)
    strange = [place for place in range(len(query.words)) if place not in names and not _stays(query, place, known)]
    if not strange or query.code or query.english or terms.names(query):
        return ""
    typed = [word[:_LONGEST_PARTED] for word in query.shown.casefold().split()[: len(query.words)]]
    for decode in (from_telex, from_vni):
        decoded = " ".join(map(decode, typed))
        if decoded != " ".join(typed) and _all_known(decoded, known):
            return decoded
    return _mended(query, strange, known) if len(strange) <= _MOST_MENDED else ""


def _names(query):
    """The places of words that a writer of small letters begins with a capital: names, which are never mended."""
    written = _written(query)
    capitals = {place for place, word in enumerate(written) if word[0].isupper()}
    return capitals - {0} if len(capitals) <= len(written) / 2 else set()


def _written(query):
    """The words as written, one for each word of the query; none when they cannot be told."""
    written = [word for word in _WRITTEN.findall(query.shown) if fold(word)]
    return written if len(written) == len(query.words) else []


def _stays(query, index, known):
    word, typed = query.words[index], query.typed[index]
    if query.asking[index] or word.isdigit() or is_right(typed, query.marked):
        return True
    return word in known and (typed == word or known.spelt(typed))


def _all_known(text, known):
    other = read_query(text)
    return all(asks or word in known or word.isdigit() for word, asks in zip(other.words, other.asking, strict=True))


def _mended(query, strange, known):
    words, changed = list(query.words), False
    for index in strange:
        before = words[index - 1].split()[-1] if index and not query.asking[index - 1] else ""
        after = query.words[index + 1] if index + 1 < len(words) and not query.asking[index + 1] else ""
        better = _parted(words[index], known) or _respelt(words[index], before, after, known)
        if better:
            words[index], changed = better, True
    return " ".join(_as_written(words, query, strange, known)) if changed else ""


def _parted(word, known):
    """The word as the fewest known words side by side, the more usual pairs first; "" when it cannot be."""
    best = {0: (0, 0.0, ())}
    known.prepare(_pairs_within(word[:_LONGEST_PARTED], known))
    for end in range(2, min(len(word), _LONGEST_PARTED) + 1):
        for start in range(max(0, end - 7), end - 1):
            part = fold(word[start:end])
            if start in best and part in known:
                count, pairs, parts = best[start]
                usual = bool(parts) and known.together(parts[-1], part)
                best[end] = min(best.get(end, (99, 0.0, ())), (count + 1, pairs - usual, (*parts, part)))
    parts = best.get(len(word), (0, 0.0, ()))
    return " ".join(parts[2]) if -parts[1] >= max(1, len(parts[2]) // 2) else ""


def _pairs_within(word, known):
    """The pairs of known words that may stand beside each other in a word."""
    for middle in range(2, len(word) - 1):
        before = [word[start:middle] for start in range(max(0, middle - 7), middle - 1)]
        after = [word[middle:end] for end in range(middle + 2, min(len(word), middle + 7) + 1)]
        before, after = ([part for part in map(fold, parts) if part in known] for parts in (before, after))
        yield from (f"{one} {other}" for one in before for other in after)


def _respelt(word, before, after, known):
    """The known word one slip away that stands beside its neighbours in some title, the most frequent of them."""
    if not 2 <= len(word) <= _LONGEST_MENDED or not word.isascii():
        return ""
    near = [other for other in (word, *_one_slip_away(word)) if other in known]
    known.prepare(f"{before} {other}" for other in near if before)
    known.prepare(f"{other} {after}" for other in near if after)
    pairs = {
        other: [known.usual(before, other)] * bool(before) + [known.usual(other, after)] * bool(after) for other in near
    }
    # A syllable that no title has may be right for all that: only its neighbours can tell.
    likely = [other for other, usual in pairs.items() if usual and all(usual)]
    if not is_syllable(word):
        likely = likely or [other for other, usual in pairs.items() if any(usual)] or near
    return max(likely, key=lambda other: (_likeness(other, word), known.frequency(other)), default="")


def _likeness(other, word):
    """How likely the mistake is: 3 only the marks are wrong, 2 letters swapped, 1 a letter missing, 0 anything else."""
    if sorted(other) == sorted(word):
        return 3 if other == word else 2
    return 1 if len(other) > len(word) else 0


def _one_slip_away(word):
    halves = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    slips = {left + right[1:] for left, right in halves if right}
    slips |= {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
    for letter in _ALPHABET:
        slips |= {left + letter + right for left, right in halves}
        slips |= {left + letter + right[1:] for left, right in halves if right}
    return sorted(slips)


def _as_written(words, query, strange, known):
    """The words with marks: untouched ones as typed, mended ones as a title writes them."""
    written = _written(query)
    for index, word in enumerate(words):
        if index in strange and query.marked:
            yield known.written(words, index)
        else:
            yield written[index] if written and index not in strange else word


class _Known:
    """The words that titles, aliases, areas and synonyms know; `terms` is the index that counts them."""

    def __init__(self, terms):
        self._terms = terms
        known = thesaurus(terms.states.get("synonyms", 0))
        self._variants, self._typed_variants = known.words, known.typed

    def __contains__(self, word):
        return bool(self._terms.count(word)) or word in self._variants

    def prepare(self, pairs):
        """Of these pairs is asked next."""
        self._terms.prepare(pairs)

    def spelt(self, typed):
        """Whether some title or variant has the word with these marks."""
        return self._terms.spelt(typed) or typed in self._typed_variants

    def together(self, one, other):
        """Whether the words stand side by side in some title."""
        return bool(self._terms.count(f"{one} {other}"))

    def usual(self, one, other):
        """Whether so many titles have the words side by side that it is no chance."""
        return self._terms.count(f"{one} {other}") > self._terms.total / _ONE_IN

    def frequency(self, word):
        """How many titles hold it."""
        return self._terms.count(word)

    def written(self, words, index):
        """The word at the index as most titles write it beside a neighbour; folded when none has it."""
        word, forms = words[index], Counter()
        before, after = " ".join(words[:index]).split()[-1:], words[index + 1 : index + 2]
        for sought in ([*before, word] if before else [], [word, *after] if after else []):
            forms += self._as_in_titles(" ".join(sought), word.split())
        forms = forms or self._as_in_titles(word, word.split())
        return max(forms, key=lambda form: (forms[form], form), default=word)

    def _as_in_titles(self, sought, parts):
        """Counter of the forms of the words `parts` in titles that have the words `sought` side by side."""
        pks = self._terms.examples(sought, _MOST_READ) if sought else ()
        sought, forms = sought.split(), Counter()
        for titles in SearchDocument.objects.filter(pk__in=pks).values_list("title", "subtitle", "aliases"):
            written = _WRITTEN.findall(" ".join(titles).lower())
            folded, at = [fold(part) for part in written], sought.index(parts[0])
            for start in range(len(folded)):
                if folded[start : start + len(sought)] == sought:
                    forms[" ".join(written[start + at : start + at + len(parts)])] += 1
        return forms
