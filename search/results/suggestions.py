"""Suggestions while typing: titles, aliases, areas and codes that hold the words so far."""

import re
from functools import reduce
from operator import and_, or_
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from ..best_bets.matching import bet_begun
from ..documents import code_token
from ..retrieval.snapshot import current
from ..sections import section
from ..understanding.query import read_query
from .cards import plain_cards

_MOST = 8
_MOST_AREAS = 2
_LEAST_LETTERS = 2
# More matches than this are not put in order: the prior decides which are looked at.
_ORDERED = 60
# "1.0011", "73/KH-U".
_CODE_BEGUN = re.compile(r"\d[.\s-]?\d+|\d+\s?/\s?[^\W\d][\w\s/-]*")


def suggest(kinds, text):
    """[{label, note, url}], at most eight, for at least two letters; the last word may be unfinished."""
    query = read_query(text)
    if sum(map(len, query.words)) < _LEAST_LETTERS:
        return []
    snapshot = current()
    words = (code_token(query.shown),) if _CODE_BEGUN.fullmatch(query.shown) else query.words
    found = snapshot.named(query) or _beginning(words, snapshot)
    entries = _ordered(query.words, found & snapshot.visible(*kinds), snapshot)
    areas = [area for kind in kinds for area in _areas(section(kind), " ".join(query.words), snapshot)][:_MOST_AREAS]
    bets = _bets(query, snapshot)
    things = map(_suggestion, plain_cards(entries[: _MOST - len(areas) - len(bets)], snapshot))
    offered = {bet["url"] for bet in bets}
    return [*bets, *(thing for thing in things if thing["url"] not in offered), *areas]


def _bets(query, snapshot):
    """The page of the portal that is asked for, as suggestions: one or none."""
    bet = bet_begun(query, snapshot)
    return [{"label": bet["title"], "note": _("Page of this portal"), "url": bet["url"]}] if bet else []


def _beginning(words, snapshot):
    """The documents that hold all the words, the last of them perhaps unfinished."""
    unfinished = reduce(or_, map(snapshot.having, snapshot.words_beginning(words[-1])), 0)
    return reduce(and_, map(snapshot.having, words[:-1]), unfinished)


def _ordered(words, found, snapshot):
    entries = snapshot.by_prior(found, _ORDERED)
    typed = " " + " ".join(words)
    return sorted(entries, key=lambda entry: (_place(typed, entry), -entry.prior, entry.length, entry.key))


def _place(typed, entry):
    """0 where the words begin a title or alias as typed, 1 where they stand in it together, 2 elsewhere."""
    place = 2
    for line in entry.lines:
        at = line.folded.find(typed)
        if at == 0:
            return 0
        if at > 0:
            place = 1
    return place


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
