"""Whether a query is English, and which of its words only ask ("how do I get a …")."""

from functools import cache

from ..everyday import english_names
from ..text import fold
from .asking import DATA
from .syllables import is_syllable

_ASKING = frozenset(DATA["words"]["english"].split())
_LEAST_SHARE = 0.5


@cache
def _vocabulary():
    """The words of the English names that the portal brings."""
    return frozenset(word for name in english_names() for word in fold(name).split()) | _ASKING


def is_english(words, marked):
    """Whether half of the folded words are English ones, and one of these can be no Vietnamese word."""
    if marked or not words:
        return False
    known = [word for word in words if word in _vocabulary()]
    return len(known) >= _LEAST_SHARE * len(words) and any(word.isalpha() and not is_syllable(word) for word in known)


def english_asking(words):
    """For each word whether it only asks."""
    return tuple(word in _ASKING for word in words)
