"""The act of a procedure and of a query: first issue, re-issue, renewal, change, copy … (`search/data/acts.toml`)."""

import re
import tomllib
from collections import defaultdict
from pathlib import Path

from ..text import exact, fold

# The one that a query without an act means, besides procedures without any.
FIRST = "first"
# The facet that keeps the acts of a document.
FACET = "viec-lam"
_DATA = tomllib.loads((Path(__file__).resolve().parent.parent / "data" / "acts.toml").read_text(encoding="utf-8"))


def _pattern(phrases):
    longest_first = sorted(map(re.escape, phrases), key=len, reverse=True)
    return re.compile(rf"(?<!\S)(?:{'|'.join(longest_first)})(?!\S)")


_VAGUE = frozenset(map(fold, _DATA.pop("vague").split()))
_TITLES = {act: _pattern(map(fold, data["titles"])) for act, data in _DATA.items()}
# Folded words -> [(the same with marks, act)].
_ASKED = defaultdict(list)
for _act, _said in _DATA.items():
    for _phrase in _said["asked"]:
        _ASKED[tuple(fold(_phrase).split())].append((tuple(exact(_phrase).split()), _act))
_LONGEST = max(map(len, _ASKED))


def acts_of_title(name):
    """The acts that an official name states, sorted."""
    folded = fold(name)
    return sorted(act for act, pattern in _TITLES.items() if pattern.search(folded))


def acts_asked(words, typed, marked):
    """The acts that a query names, as a frozenset; `typed` have the marks that a `marked` writer types."""
    acts = set()
    for length in range(1, _LONGEST + 1):
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            if run in _ASKED and (marked or length > 1 or run[0] not in _VAGUE):
                acts.update(act for phrase, act in _ASKED[run] if not marked or _agree(phrase, run, typed[start:]))
    return frozenset(acts)


def _agree(phrase, words, typed):
    """Whether words typed with marks are those of a phrase; a word without any may be meant with them."""
    return all(form in (own, word) for own, word, form in zip(phrase, words, typed, strict=False))
