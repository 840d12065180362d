"""Which kind of thing a query asks for: "kế hoạch chuyển đổi số", "tin mưa bão", "nghị định về hộ tịch"."""

import re
from dataclasses import replace
from functools import cache

from ..sections import sections
from ..text import exact
from .asking import pattern, places


@cache
def _patterns(asked_by):
    """(patterns, the words in them with their marks) of what a section is asked by."""
    forms = frozenset(exact(re.sub(r"[^\w\s]", " ", " ".join(asked_by))).split())
    return [pattern(phrase) for phrase in asked_by], forms


def kind_asked(query):
    """(Section, the Query whose words for the kind only ask) when these begin it and a matter remains, else None."""
    typed = query.typed if query.marked else query.words
    for declared in sections():
        patterns, forms = _patterns(declared.asked_by)
        for start, end in places(patterns, query.words, typed, forms):
            if all(query.asking[:start]) and not all(query.asking[end:]):
                asking = tuple(asks or start <= place < end for place, asks in enumerate(query.asking))
                return declared, replace(query, asking=asking)
    return None
