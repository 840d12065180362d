"""The embedded engine: SQLite FTS5, kept by triggers in the writer's transaction."""

from django.db import connection

from .base import Engine

_TITLE_COLUMNS = "{title_folded aliases_folded area_folded codes}"


class SqliteEngine(Engine):
    """FTS5 without ranking: membership only, which is linear in the hits and cheap."""

    name = "sqlite"

    def match(self, words, *, every=True, anywhere=False, prefix=False):
        terms = [f'"{word}"' for word in words]
        if prefix:
            terms[-1] += "*"
        expression = (" AND " if every else " OR ").join(terms)
        if not anywhere:
            expression = f"{_TITLE_COLUMNS} : ({expression})"
        with connection.cursor() as cursor:
            cursor.execute("SELECT rowid FROM search_fts WHERE search_fts MATCH %s", [expression])
            return [row[0] for row in cursor.fetchall()]
