"""The index of each database (FTS5 kept by triggers on SQLite, a tsvector column on PostgreSQL), and the synonyms."""

import csv
from pathlib import Path

_SYNONYMS = Path(__file__).resolve().parent.parent / "data" / "synonyms.csv"
_COLUMNS = "title_folded, aliases_folded, area_folded, codes, body_folded"
_NEW = ", ".join(f"new.{name}" for name in _COLUMNS.split(", "))
_OLD = ", ".join(f"old.{name}" for name in _COLUMNS.split(", "))
_INSERT = f"INSERT INTO search_fts(rowid, {_COLUMNS}) VALUES (new.id, {_NEW});"
_DELETE = f"INSERT INTO search_fts(search_fts, rowid, {_COLUMNS}) VALUES ('delete', old.id, {_OLD});"
# Django rebuilds a table of SQLite when a column changes, and the triggers go with it: such a migration adds them anew.
TRIGGERS = [
    f"CREATE TRIGGER search_fts_insert AFTER INSERT ON search_searchdocument BEGIN {_INSERT} END",
    f"CREATE TRIGGER search_fts_delete AFTER DELETE ON search_searchdocument BEGIN {_DELETE} END",
    f"CREATE TRIGGER search_fts_update AFTER UPDATE ON search_searchdocument BEGIN {_DELETE} {_INSERT} END",
]
_SQLITE = [
    f"""CREATE VIRTUAL TABLE search_fts USING fts5({_COLUMNS},
        content='search_searchdocument', content_rowid='id',
        tokenize="unicode61 remove_diacritics 0", detail=column)""",
    *TRIGGERS,
]
# array_to_tsvector takes the folded words as they are: no parser, no configuration, no stop words.
_WORDS = " || ' ' || ".join(_COLUMNS.split(", "))
_POSTGRES = [
    "ALTER TABLE search_searchdocument ADD COLUMN all_words tsvector GENERATED ALWAYS AS "
    f"(array_to_tsvector(array_remove(string_to_array(replace({_WORDS}, chr(10), ' '), ' '), ''))) STORED",
    "CREATE INDEX search_all_words ON search_searchdocument USING gin (all_words)",
]


def create(apps, schema_editor):
    """Make the index, then the first rows."""
    for statement in _POSTGRES if schema_editor.connection.vendor == "postgresql" else _SQLITE:
        schema_editor.execute(statement)
    state, synonym = apps.get_model("search", "SearchState"), apps.get_model("search", "Synonym")
    state.objects.bulk_create([state(name="documents"), state(name="synonyms")])
    with _SYNONYMS.open(encoding="utf-8", newline="") as stream:
        synonym.objects.bulk_create([synonym(**row) for row in csv.DictReader(stream)])
