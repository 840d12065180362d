"""Marking the words of a query in a title, with the title's own diacritics."""

import re

from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from .text import fold

_WORD = re.compile(r"(\w+)")


def mark(text, query):
    """Safe HTML of the text with the query's telling words in <mark>; marks are compared folded."""
    words = set(query.telling)
    if not words:
        return format_html_join("", "{}", [(text,)])
    pieces = [
        (mark_safe("<mark>"), piece, mark_safe("</mark>")) if index % 2 and fold(piece) in words else ("", piece, "")
        for index, piece in enumerate(_WORD.split(text))
    ]
    return format_html_join("", "{}{}{}", pieces)
