"""Suggestions while typing, read like a search: pages of the portal, things and areas that answer the words so far."""

from urllib.parse import urlencode

from django.utils.translation import gettext as _

from ..best_bets.matching import bet_begun
from ..indexes.current import answered
from ..sections import section
from ..understanding.query import read_query
from .cards import plain_cards

_MOST = 8
_MOST_AREAS = 2
_LEAST_LETTERS = 2


def suggest(kinds, text):
    """[{label, note, url}], at most eight, for at least two letters; the last word may be unfinished."""
    query = read_query(text)
    if sum(map(len, query.words)) < _LEAST_LETTERS:
        return []
    return answered(lambda index: _suggestions(kinds, query, index))


def _suggestions(kinds, query, index):
    areas = [area for kind in kinds for area in _areas(section(kind), " ".join(query.words), index)][:_MOST_AREAS]
    bets = _bets(query, index)
    entries = index.suggested(kinds, query, _MOST - len(areas) - len(bets))
    offered = {bet["url"] for bet in bets}
    things = map(_suggestion, plain_cards(entries, index))
    return [*bets, *(thing for thing in things if thing["url"] not in offered), *areas]


def _bets(query, index):
    """The page of the portal that is asked for, as suggestions: one or none."""
    bet = bet_begun(query, index)
    return [{"label": bet["title"], "note": _("Page of this portal"), "url": bet["url"]}] if bet else []


def _areas(declared, typed, index):
    """The values of the section's facet for browsing that hold the words together, as suggestions."""
    if not declared.browse_facet:
        return []
    key, typed = declared.browse_facet, f" {typed}"
    label = next(str(facet.label) for facet in declared.facets if facet.key == key)
    labels = index.folded_labels(declared.kind, key)
    named = [(value, name) for value, name, folded in labels if typed in folded]
    counts = index.counts(declared.kind, key) if named else {}
    found = [(value, name) for value, name in named if counts.get(value)]
    return [
        {"label": str(name), "note": label, "url": f"{declared.list_url()}?{urlencode({key: value})}"}
        for value, name in found[:_MOST_AREAS]
    ]


def _suggestion(card):
    return {"label": card["title"][:200], "note": card["note"], "url": card["url"]}
