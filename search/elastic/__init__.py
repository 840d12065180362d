"""Elasticsearch beside the database: its index, who feeds it and how one sees that both hold the same.

The documents table is the outbox: rows whose version is above what was sent. Truth is in two places that must agree,
a row of SearchState and the index's own `_meta`; whenever they do not (the index was deleted, emptied
or of an older mapping, the database came from a backup), the index is built anew and the database answers meanwhile.
"""
