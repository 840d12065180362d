"""Suggestions while typing: titles, aliases and codes that hold the words so far."""

import re

from .documents import code_token
from .engines import current_engine
from .models import SearchDocument
from .query import read_query
from .sections import section
from .snapshot import current

_MOST = 8
_LEAST_LETTERS = 2
# More matches than this are not put in order: the prior and the shorter title decide among the first.
_ORDERED = 400
_CODE_BEGUN = re.compile(r"\d[.\s-]?\d+")


def suggest(kind, text):
    """[{label, note, url}], at most eight, for at least two letters; the last word may be unfinished."""
    query = read_query(text)
    if sum(map(len, query.words)) < _LEAST_LETTERS:
        return []
    snapshot = current()
    if query.code and query.code in snapshot.by_code:
        pks = snapshot.by_code[query.code]
    else:
        words = [code_token(query.shown)] if _CODE_BEGUN.fullmatch(query.shown) else query.words
        pks = current_engine().match(words, prefix=True)
    visible = snapshot.bitmap(pks) & snapshot.visible(kind)
    entries = snapshot.entries_in(visible)[:_ORDERED]
    entries.sort(key=lambda entry: (_place(query.words, entry), -entry.prior, len(entry.title), entry.pk))
    rows = SearchDocument.objects.in_bulk([entry.pk for entry in entries[:_MOST]])
    card = section(kind).card
    return [
        {"label": rows[entry.pk].title[:200], "note": card(rows[entry.pk].card)["area"], "url": rows[entry.pk].url}
        for entry in entries[:_MOST]
        if entry.pk in rows
    ]


def _place(words, entry):
    """0 where the words begin a title or alias as typed, 1 where they stand in it together, 2 elsewhere."""
    typed = " ".join(words)
    lines = [" ".join(line) for line in (entry.title, *entry.aliases)]
    if any(line.startswith(typed) for line in lines):
        return 0
    return 1 if any(typed in line for line in lines) else 2
