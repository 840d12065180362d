"""The production engine without a cluster: tsvector columns of whole folded words, GIN, no text configuration."""

from django.db import connection

from .base import Engine


class PostgresEngine(Engine):
    """Membership by tsquery; words are quoted lexemes, so no parser and no stop word stands between."""

    name = "postgresql"

    def match(self, words, *, every=True, anywhere=False, prefix=False):
        terms = [f"'{word}'" for word in words]
        if prefix:
            terms[-1] += ":*"
        expression = (" & " if every else " | ").join(terms)
        column = "all_words" if anywhere else "title_words"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id FROM search_searchdocument WHERE {column} @@ %s::tsquery", [expression])
            return [row[0] for row in cursor.fetchall()]
