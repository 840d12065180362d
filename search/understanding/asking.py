"""Which words of a query only ask ("cần giấy tờ gì", "ở đâu", "em muốn"), so that the matter remains."""

import re
import tomllib
from pathlib import Path

from ..text import exact, fold

# The words and patterns of `search/data/asking.toml`, which its neighbours read too.
DATA = tomllib.loads((Path(__file__).resolve().parent.parent / "data" / "asking.toml").read_text(encoding="utf-8"))
_MARKED = frozenset(exact(DATA["words"]["marked"]).split())
_PLAIN = frozenset(DATA["words"]["plain"].split())
_RIGHT = frozenset(exact(DATA["words"]["right"]).split())
_RIGHT_PLAIN = frozenset(map(fold, _RIGHT))
_MATTER = [tuple(fold(phrase).split()) for phrase in DATA["matter"]]
# The words of the phrases with their marks: "đâu" asks, "đầu" does not.
_PHRASE_WORDS = frozenset(exact(" ".join(DATA["classes"].values()) + " " + " ".join(DATA["phrases"])).split())


def pattern(phrase):
    """The pattern of a phrase of `asking.toml` over folded words one space apart."""
    for name, words in DATA["classes"].items():
        alternatives = sorted((fold(part) for part in words.split("|")), key=len, reverse=True)
        phrase = phrase.replace(f"<{name}>", f"(?:{'|'.join(alternatives)})")
    return re.compile(r"(?<!\S)" + _folded(phrase) + r"(?!\S)")


def _folded(pattern):
    return re.sub(r"[^\W\d_]+", lambda word: fold(word[0]), pattern)


_PHRASES = [pattern(phrase) for phrase in DATA["phrases"]]


def asks_alone(form):
    """Whether a word, given with its marks, is one of asking by itself."""
    return form in _MARKED


def is_right(form, marked):
    """Whether a word is right although no title may have it; without marks, when one of its spellings is."""
    return form in (_RIGHT if marked else _RIGHT_PLAIN)


def asking(words, typed, marked):
    """For each word whether it only asks; `words` are folded, `typed` have the marks that a `marked` writer types."""
    flags, matter = _in_phrases(words, typed, marked), _matter(words)
    known, forms = (_MARKED, typed) if marked else (_PLAIN, words)
    return tuple(
        (flag or form in known) and index not in matter
        for index, (flag, form) in enumerate(zip(flags, forms, strict=True))
    )


def _matter(words):
    """Where words of asking belong to a set phrase: "sao" of "bản sao"."""
    return {
        place
        for phrase in _MATTER
        for start in range(len(words) - len(phrase) + 1)
        if words[start : start + len(phrase)] == phrase
        for place in range(start, start + len(phrase))
    }


def _in_phrases(words, typed, marked):
    flags = [False] * len(words)
    for start, end in places(_PHRASES, words, typed if marked else words, _PHRASE_WORDS):
        flags[start:end] = [True] * (end - start)
    return flags


def places(patterns, words, typed, forms):
    """Yield (start, end) of the words that match a pattern; `typed` are as folded, or among the `forms` with marks."""
    text = " ".join(words)
    fits = [form == word or form in forms for word, form in zip(words, typed, strict=True)]
    for sought in patterns:
        for match in sought.finditer(text):
            start = text.count(" ", 0, match.start())
            end = start + match[0].count(" ") + 1
            if all(fits[start:end]):
                yield start, end
