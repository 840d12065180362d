"""The embedded engine: SQLite FTS5, kept by triggers in the writer's transaction."""

from django.db import connection

from .base import Engine

_TEXT = "title_folded || ' ' || aliases_folded || ' ' || area_folded || ' ' || codes || ' ' || body_folded"
_HOLDS_WORD = f"instr(' ' || replace({_TEXT}, char(10), ' ') || ' ', %s) > 0"


class SqliteEngine(Engine):
    """FTS5 without ranking: membership only, which is linear in the hits and cheap."""

    name = "sqlite"

    def holding(self, spans, limit):
        """By FTS5; words of other scripts, where its tokenizer and `fold` see different words, by reading the texts."""
        words = [word for span in spans for alternative in span for word in alternative]
        if all(word.isascii() for word in words):
            found = "SELECT rowid FROM search_fts WHERE search_fts MATCH %s ORDER BY rowid DESC LIMIT %s"
            parameters = [_expression(spans, '"{}"'.format), limit]
        else:
            holds = _expression(spans, lambda word: _HOLDS_WORD)
            found = f"SELECT id FROM search_searchdocument WHERE {holds} ORDER BY id DESC LIMIT %s"
            parameters = [*(f" {word} " for word in words), limit]
        with connection.cursor() as cursor:
            cursor.execute(found, parameters)
            return [row[0] for row in cursor.fetchall()]


def _expression(spans, term):
    """The spans with AND, OR and parentheses; `term(word)` writes a word."""
    alternatives = [[" AND ".join(map(term, words)) for words in span] for span in spans]
    return " AND ".join(f"({' OR '.join(f'({words})' for words in span)})" for span in alternatives)
