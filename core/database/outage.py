"""Whether the database answers, as the thread that watches it has found (`core.database.postgresql.watch`).

Only a server is watched: SQLite has none, and is never away.
"""

from django.db.utils import InterfaceError, OperationalError
from django.utils import timezone


class _Known:
    since = None  # when the database was first found away, None while it answers


def is_away():
    """Whether the database did not answer a moment ago."""
    return _Known.since is not None


def away_since():
    """The moment from which it has not answered, or None."""
    return _Known.since


def found(answers):
    """Take down whether it answered just now."""
    _Known.since = None if answers else _Known.since or timezone.now()


def is_outage(error):
    """Whether an exception says that the database cannot be used now."""
    return isinstance(error, InterfaceError | OperationalError)
