"""A document of the table as the index keeps it: what it is found by, what puts it in order, what scoring reads."""

import re

from search.retrieval.entries import entry_from, entry_of, facets_of, plain
from search.understanding.acts import FIRST

# Stands between the key of a facet and its value.
BETWEEN = "\u001f"
# Of a document that does nothing in particular, or issues for the first time (`search.retrieval.ranking.does`).
PLAIN = "plain"
# Codes and numbers of documents, which are as many as these: five digits, or digits with letters behind them.
APART = re.compile(r"(?:\D*\d){5}|\d+[a-z]{2}")
# Browsing puts titles in order by so many letters.
_LONGEST_ORDER = 200
TEXTS = ("title_folded", "aliases_folded", "area_folded", "codes", "body_folded")
COLUMNS = (
    "pk", "kind", "object_key", "title", "subtitle", "aliases", "facets", "prior", "family", "is_hidden",
    "is_removed", "visible_from", "visible_to", "version", *TEXTS,
)  # fmt: skip


def fields(row):
    """The fields of a row of values; of a removed document no words."""
    kept = {"pk": row["pk"], "version": row["version"], "kind": row["kind"], "key": row["object_key"]}
    if row["is_removed"]:
        return kept | {"hidden": True}
    entry = entry_of(row, 0, facets_of(row), _as_it_is)
    return kept | {
        "words": sorted({word for text in TEXTS for word in row[text].split()}),
        "terms": sorted({*entry.words, *entry.pairs}),
        "counted": sorted(word for word in entry.words if not APART.match(word)),
        "spellings": sorted({form for line in entry.lines for form in line.exact.split()}),
        "codes": list(entry.codes),
        "facets": [facet_token(key, value) for key, values in entry.facets for value in values],
        "does": [*entry.acts, *([PLAIN] if not entry.acts or FIRST in entry.acts else [])],
        "prior": entry.prior,
        "length": entry.length,
        "order": entry.lines[0].folded[:_LONGEST_ORDER] if entry.lines else "",
        "hidden": row["is_hidden"],
        "from": _seconds(row["visible_from"]),
        "to": _seconds(row["visible_to"]),
        "entry": {"is": plain(entry)},
    }


def facet_token(key, value):
    """A value of a facet as one word."""
    return f"{key}{BETWEEN}{value}"


def entry_in(source):
    """The Entry that `fields` kept in the source of a hit."""
    return entry_from(*source["entry"]["is"])


def _as_it_is(value):
    return value


def _seconds(moment):
    return moment and int(moment.timestamp())
