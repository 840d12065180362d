"""Engines of databases find texts by whole words, `search.retrieval.ranking` orders: each finds the same documents."""

from django.db import connection

from .postgres import PostgresEngine
from .sqlite import SqliteEngine


def current_engine():
    """The engine of the database in use."""
    return PostgresEngine() if connection.vendor == "postgresql" else SqliteEngine()
