"""Suggestions while typing, read like a search: titles, aliases, areas and codes that answer the words so far."""

import re
from dataclasses import replace
from urllib.parse import urlencode

from ..documents import code_token
from ..retrieval.retrieved import Retrieved
from ..retrieval.snapshot import current
from ..sections import section
from ..understanding.correction import corrected
from ..understanding.query import read_query
from .cards import plain_cards

_MOST = 8
_MOST_AREAS = 2
_LEAST_LETTERS = 2
# "1.0011", "73/KH-U".
_CODE_BEGUN = re.compile(r"\d[.\s-]?\d+|\d+\s?/\s?[^\W\d][\w\s/-]*")


def suggest(kinds, text):
    """[{label, note, url}], at most eight, for at least two letters; the last word may be unfinished."""
    query = read_query(text)
    if sum(map(len, query.words)) < _LEAST_LETTERS:
        return []
    snapshot = current()
    areas = [area for kind in kinds for area in _areas(section(kind), " ".join(query.words), snapshot)][:_MOST_AREAS]
    entries = suggested(kinds, query, snapshot, _MOST - len(areas))
    return [_suggestion(card) for card in plain_cards(entries, snapshot)] + areas


def suggested(kinds, query, snapshot, count=_MOST):
    """The first Entries that answer a Query whose last word may be unfinished; of cases of one thing the first."""
    within = snapshot.visible(*kinds)
    named = snapshot.named(query) & within
    if not named and _CODE_BEGUN.fullmatch(query.shown):
        named = snapshot.having_beginning(code_token(query.shown)) & within
    if named:
        return snapshot.by_prior(named, count)
    found = _retrieved(query, snapshot, within).ordered(within, 2 * count)
    families = {}
    for entry in found:
        families.setdefault(entry.family or entry.pk, entry)
    return list(families.values())[:count]


def _retrieved(query, snapshot, within):
    """What answers the words so far; mended, where that explains every word."""
    found = _read(query, snapshot, within)
    if found.meaning.is_known:
        return found
    other = corrected(query, snapshot)
    mended = _read(read_query(other), snapshot, within) if other else None
    return mended if mended and mended.meaning.is_known else found


def _read(query, snapshot, within):
    """The Retrieved of a query; its last word counts although it asks, for it may become another one."""
    *before, last = query.asking
    if last and not (before and before[-1]):
        query = replace(query, asking=(*before, False))
    return Retrieved(query, snapshot, within, unfinished=True)


def _areas(declared, typed, snapshot):
    """The values of the section's facet for browsing that hold the words together, as suggestions."""
    if not declared.browse_facet:
        return []
    key, typed = declared.browse_facet, f" {typed}"
    label = next(str(facet.label) for facet in declared.facets if facet.key == key)
    having, visible = snapshot.facet(declared.kind, key), snapshot.visible(declared.kind)
    labels = snapshot.folded_labels(declared.kind, key)
    found = [(value, name) for value, name, folded in labels if typed in folded and having.get(value, 0) & visible]
    return [
        {"label": str(name), "note": label, "url": f"{declared.list_url()}?{urlencode({key: value})}"}
        for value, name in found[:_MOST_AREAS]
    ]


def _suggestion(card):
    return {"label": card["title"][:200], "note": card["note"], "url": card["url"]}
