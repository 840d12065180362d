"""The worker: keeps the index sound and fed, round after round."""

from dataclasses import dataclass
from time import monotonic

from . import index
from .compare import figures_of_database, figures_of_index
from .feed import ask_the_database, documents_version, feed, sent_version, tell_sent
from .lease import Lease

# Seconds between two checks that the index holds as many documents, of the same versions, as the database.
_CHECK_EVERY = 30


@dataclass(frozen=True)
class Round:
    """What a round did: documents sent, whether into a new index; `idle` when another worker is at work."""

    sent: int = 0
    rebuilt: bool = False
    idle: bool = False


class Worker:
    """Feeds the index of a client. Workers may be many: a lease lets one of them work."""

    def __init__(self, client):
        self._client, self._lease, self._checked_at = client, Lease(), None

    def round(self):
        """Look after the index, send what is due; the Round. Raises what Elasticsearch raises."""
        if not self._lease.take():
            return Round(idle=True)
        found = index.find(self._client)
        sent, written = sent_version(), documents_version()
        if not found or found.version != sent or sent > written:
            return self._rebuild()
        count = self._send(found.name, sent, written) if written > sent else 0
        return Round(count) if self._holds_the_same(found.name, written) else self._rebuild()

    def leave(self):
        """Give the lease back."""
        self._lease.give_back()

    def _send(self, name, after, until):
        count = feed(self._client, name, after, until, self._lease.keep)
        tell_sent(until, count)
        return count

    def _rebuild(self):
        """A new index, fed with everything and then with what was written meanwhile, takes the place of the old one."""
        ask_the_database()
        index.sweep(self._client)
        name, written = index.create(self._client), documents_version()
        count = feed(self._client, name, index.NOTHING_SENT, written, self._lease.keep)
        later = documents_version()
        if later > written:
            count += feed(self._client, name, written, later, self._lease.keep)
        self._lease.keep()
        index.put_in_place(self._client, name)
        tell_sent(later, count)
        index.sweep(self._client)
        return Round(count, rebuilt=True)

    def _holds_the_same(self, name, version):
        """Whether the figures agree, now and then; those of a database that goes on writing say nothing."""
        if self._checked_at and monotonic() - self._checked_at < _CHECK_EVERY:
            return True
        figures = figures_of_index(self._client, name)
        same = figures == figures_of_database()
        if documents_version() != version:
            return True
        self._checked_at = monotonic()
        return same
