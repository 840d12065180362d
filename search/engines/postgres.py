"""The production engine without a cluster: tsvector columns of whole folded words, GIN, no text configuration."""

from django.db import connection

from .base import Engine


class PostgresEngine(Engine):
    """Membership by tsquery; words are quoted lexemes, so no parser and no stop word stands between."""

    name = "postgresql"

    def holding(self, spans, limit):
        alternatives = [[" & ".join(f"'{word}'" for word in words) for words in span] for span in spans]
        expression = " & ".join(f"({' | '.join(f'({words})' for words in span)})" for span in alternatives)
        # The planner walks back from the newest document for common words and asks GIN for rare ones.
        found = "SELECT id FROM search_searchdocument WHERE all_words @@ %s::tsquery ORDER BY id DESC LIMIT %s"
        with connection.cursor() as cursor:
            cursor.execute(found, [expression, limit])
            return [row[0] for row in cursor.fetchall()]
