"""Reading what is still being typed: the last word, or a code, may go on."""

import re
from dataclasses import replace

# "1.0011", "73/KH-U".
_CODE_BEGUN = re.compile(r"\d[.\s-]?\d+|\d+\s?/\s?[^\W\d][\w\s/-]*")


def is_code_begun(shown):
    """Whether a text may be the beginning of a code or a number."""
    return bool(_CODE_BEGUN.fullmatch(shown))


def with_last_word(query):
    """The Query whose last word counts although it asks, for it may become another one; not the end of a question."""
    *before, last = query.asking
    return replace(query, asking=(*before, False)) if last and not (before and before[-1]) else query
