"""Judging the order of results against queries with known answers (docs/relevance.md)."""
