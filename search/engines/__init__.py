"""Engines retrieve, `search.retrieval.ranking` orders: each finds the same documents for the same words."""

from django.conf import settings
from django.db import connection

from search.elastic.feed import state_name

from ..elastic.circuit_breaker import CircuitBreaker
from ..models import stored_states
from .postgres import PostgresEngine
from .sqlite import SqliteEngine

elasticsearch_breaker = CircuitBreaker("Elasticsearch")


def current_engine():
    """The engine of the database in use."""
    return PostgresEngine() if connection.vendor == "postgresql" else SqliteEngine()


def holding(spans, limit):
    """`Engine.holding` of Elasticsearch when it has all documents and answers in time, else of the database.

    Without spans nothing is held; every span has an alternative and every alternative a word.
    """
    if not spans:
        return []
    if _elasticsearch_has_everything():
        from .elasticsearch import ElasticsearchEngine  # 8 MB that only a portal with a cluster needs

        found = elasticsearch_breaker.ask(ElasticsearchEngine().holding, spans, limit)
        if found is not None:
            return found
    return current_engine().holding(spans, limit)


def _elasticsearch_has_everything():
    if not settings.ELASTICSEARCH_URL:
        return False
    versions = stored_states()
    return versions.get(state_name()) == versions["documents"]
