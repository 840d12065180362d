"""What differs between two long texts, in a few words of each."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.text import Truncator

from core.language.text import one_line

# A text up to this length is told whole.
SHORT = 300
_MOST, _LENGTH, _AROUND = 2, 160, 4
_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+|\n+")


@dataclass(frozen=True)
class Difference:
    """One place where two texts differ: the words that went and those that came, either may be empty."""

    removed: str
    added: str


def differences(old: str, new: str) -> tuple[list[Difference], int]:
    """(the first places where the texts differ, how many more there are); sentences are compared, then their words."""
    before, after = _sentences(old), _sentences(new)
    places = [
        place
        for kind, start, end, first, last in SequenceMatcher(None, before, after).get_opcodes()
        if kind != "equal"
        for place in _within(" ".join(before[start:end]).split(), " ".join(after[first:last]).split())
    ]
    return places[:_MOST], max(0, len(places) - _MOST)


def shortened(text: str, length: int = _LENGTH) -> str:
    """The text on one line, cut after so many characters."""
    return Truncator(one_line(text)).chars(length)


def _sentences(text):
    return [line for line in map(one_line, _SENTENCE_END.split(text)) if line]


def _within(before, after):
    """Yield the places where two lists of words differ, each with a few words around that say where one is."""
    for group in SequenceMatcher(None, before, after).get_grouped_opcodes(_AROUND):
        (_kind, start, _end, first, _last), (_kind, _start, end, _first, last) = group[0], group[-1]
        yield Difference(_told(before, start, end), _told(after, first, last))


def _told(words, begin, end):
    told = shortened(" ".join(words[begin:end]))
    return f"{'… ' if begin and told else ''}{told}{' …' if end < len(words) and not told.endswith('…') else ''}"
