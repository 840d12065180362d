"""Titles are matched in the process, so PostgreSQL keeps one index of words; documents know their family."""

from importlib import import_module

from django.db import migrations, models

TRIGGERS = [statement for statement in import_module("search.migrations.0002_engines").SQLITE if "TRIGGER" in statement]


def mend_index(apps, schema_editor):
    """Drop what is not asked any more; on SQLite put back the triggers that went with the table's old copy."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE search_searchdocument DROP COLUMN title_words")
        return
    for name in ("insert", "delete", "update"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS search_fts_{name}")
    for statement in TRIGGERS:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_synonyms_and_searches")]
    operations = [
        migrations.AddField("searchdocument", "family", models.TextField(blank=True, default="")),
        migrations.RunPython(mend_index, migrations.RunPython.noop),
    ]
