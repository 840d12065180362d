"""Connections to PostgreSQL that are known to the watch, and that nobody waits for while the server is away."""

from django.db.backends.postgresql import base

from ..outage import is_away
from .watch import opened


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection; while the server is known to be away none is tried, which would take two seconds each."""

    def get_new_connection(self, conn_params):
        """A new connection, or an OperationalError at once."""
        if is_away():
            raise self.Database.OperationalError("the server did not answer a moment ago")
        opened(self)
        return super().get_new_connection(conn_params)
