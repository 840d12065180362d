"""Marking the words of a query in a title, with the title's own diacritics."""

import re
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import mark_safe

from ..text import fold

_WORD = re.compile(r"(\w+)")
_fold = lru_cache(maxsize=50_000)(fold)
_escaped = lru_cache(maxsize=1000)(lambda text: str(escape(text)))


def pieces(text):
    """The text as [(piece as safe HTML, its folded word, or "" between words)], made once for many markings."""
    return [
        (piece, _fold(piece)) if index % 2 else (_escaped(piece), "") for index, piece in enumerate(_WORD.split(text))
    ]


def mark(cut, words):
    """Safe HTML of a text cut into pieces, with these folded words in <mark>."""
    return mark_safe("".join([f"<mark>{piece}</mark>" if word in words else piece for piece, word in cut]))
