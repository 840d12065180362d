"""The index of each database: FTS5 kept by triggers on SQLite, tsvector columns on PostgreSQL."""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE search_fts USING fts5(
        title_folded, aliases_folded, area_folded, codes, body_folded,
        content='search_searchdocument', content_rowid='id',
        tokenize="unicode61 remove_diacritics 0", detail=column)""",
    """CREATE TRIGGER search_fts_insert AFTER INSERT ON search_searchdocument BEGIN
        INSERT INTO search_fts(rowid, title_folded, aliases_folded, area_folded, codes, body_folded)
        VALUES (new.id, new.title_folded, new.aliases_folded, new.area_folded, new.codes, new.body_folded);
    END""",
    """CREATE TRIGGER search_fts_delete AFTER DELETE ON search_searchdocument BEGIN
        INSERT INTO search_fts(search_fts, rowid, title_folded, aliases_folded, area_folded, codes, body_folded)
        VALUES ('delete', old.id, old.title_folded, old.aliases_folded, old.area_folded, old.codes, old.body_folded);
    END""",
    """CREATE TRIGGER search_fts_update AFTER UPDATE ON search_searchdocument BEGIN
        INSERT INTO search_fts(search_fts, rowid, title_folded, aliases_folded, area_folded, codes, body_folded)
        VALUES ('delete', old.id, old.title_folded, old.aliases_folded, old.area_folded, old.codes, old.body_folded);
        INSERT INTO search_fts(rowid, title_folded, aliases_folded, area_folded, codes, body_folded)
        VALUES (new.id, new.title_folded, new.aliases_folded, new.area_folded, new.codes, new.body_folded);
    END""",
]

# array_to_tsvector takes the folded words as they are: no parser, no configuration, no stop words.
_TITLE = "title_folded || ' ' || aliases_folded || ' ' || area_folded || ' ' || codes"
_ALL = _TITLE + " || ' ' || body_folded"
_COLUMN = (
    "ALTER TABLE search_searchdocument ADD COLUMN {} tsvector GENERATED ALWAYS AS "
    "(array_to_tsvector(array_remove(string_to_array(replace({}, chr(10), ' '), ' '), ''))) STORED"
)
POSTGRES = [
    _COLUMN.format("title_words", _TITLE),
    _COLUMN.format("all_words", _ALL),
    "CREATE INDEX search_title_words ON search_searchdocument USING gin (title_words)",
    "CREATE INDEX search_all_words ON search_searchdocument USING gin (all_words)",
]


def create_index(apps, schema_editor):
    statements = POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        schema_editor.execute(statement)


def create_state(apps, schema_editor):
    apps.get_model("search", "SearchState").objects.create(name="documents")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [
        migrations.RunPython(create_state, migrations.RunPython.noop),
        migrations.RunPython(create_index, migrations.RunPython.noop),
    ]
