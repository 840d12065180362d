"""Result cards: what a document shows of itself, finished once per version of it and kept in the process."""

import re

from django.utils.translation import get_language

from ..models import SearchDocument
from ..sections import section
from ..text import fold
from .marking import mark, pieces

# Cards that a process keeps; about 2 kB each.
_MOST_CACHED = 5000
_MARK = re.compile("<mark>(.*?)</mark>")
_COLUMNS = ("kind", "title", "subtitle", "url", "card", "family", "is_hidden", "version")


def cards(entries, words, index):
    """A dict for each Entry in order, the folded words marked in its titles; one query for what is not kept."""
    return [_marked(card, words) for card in plain_cards(entries, index)]


def marked_words(card):
    """The words of the query that a marked card names in its titles, folded."""
    titles = f"{card['title_html']} {card['official_name_html']}"
    return {fold(word) for word in _MARK.findall(titles)}


def plain_cards(entries, index):
    """The same without marks, not to be changed."""
    language = get_language()
    finished = {entry.pk: index.cards.get((entry.pk, entry.version, language)) for entry in entries}
    missing = [entry.pk for entry in entries if finished[entry.pk] is None]
    if missing:
        finished |= _finish(missing, index, language)
    return [finished[entry.pk] for entry in entries if finished.get(entry.pk)]


def _finish(pks, index, language):
    if len(index.cards) > _MOST_CACHED:
        index.cards.clear()
    rows = SearchDocument.objects.filter(is_removed=False).only(*_COLUMNS).in_bulk(pks)
    finished = {pk: _card(row) for pk, row in rows.items()}
    # A row may be newer than its Entry: kept under its own version, it is never taken for the older one.
    index.cards.update({(pk, row.version, language): finished[pk] for pk, row in rows.items()})
    return finished


def _card(row):
    declared, same = section(row.kind), row.subtitle in ("", row.title)
    return declared.card(row.card) | {
        "kind_label": str(declared.label),
        "template": declared.template,
        "title": row.title,
        "title_pieces": pieces(row.title),
        "official_pieces": [] if same else pieces(row.subtitle),
        "url": row.url,
        "withdrawn": row.is_hidden,
        "family": row.family,
    }


def _marked(card, words):
    return card | {
        "title_html": mark(card["title_pieces"], words),
        "official_name_html": mark(card["official_pieces"], words),
    }
