"""Which fact of its matter a query asks for: what it costs, how long it takes, which papers, where."""

import re

from ..text import exact
from .asking import DATA, pattern, places

FEE, TIME, PAPERS, PLACE = "fee", "time", "papers", "place"

_PATTERNS = {fact: [pattern(phrase) for phrase in DATA["facts"][fact]] for fact in (FEE, TIME, PAPERS, PLACE)}
# The words of the patterns with their marks: "phí" is paid, "phi" flies.
_FORMS = frozenset(
    exact(re.sub(r"[^\w\s]", " ", " ".join([*DATA["classes"].values(), *sum(DATA["facts"].values(), [])]))).split()
)


def fact_asked(words, typed, asking, marked):
    """The fact that a query asks for first, or "": asking without a matter asks for nothing."""
    forms = typed if marked else words
    found = [
        (start, -end, fact)
        for fact, patterns in _PATTERNS.items()
        for start, end in places(patterns, words, forms, _FORMS)
    ]
    if not found:
        return ""
    asked = {place for start, end, _fact in found for place in range(start, -end)}
    has_matter = any(not asks and place not in asked for place, asks in enumerate(asking))
    return min(found, key=lambda one: one[:2])[2] if has_matter else ""
