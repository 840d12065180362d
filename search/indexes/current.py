"""Which index answers: the cluster's where one is set up and answers, else the process's own snapshot.

While a cluster is away no visitor waits until 200,000 documents are read: a process reads them once, in the background,
and meanwhile a few hundred that the database's own engine finds answer.
"""

import logging
import threading
import time
from contextlib import suppress

from django.conf import settings
from django.db import connections

from ..elastic.circuit_breaker import elasticsearch_breaker
from ..elastic.feed import state_name
from ..elastic.index import NOTHING_SENT
from ..models import stored_states
from ..retrieval import snapshot
from .database import DatabaseIndex
from .embedded import EmbeddedIndex
from .port import Asked

_log = logging.getLogger(__name__)
# How long the index may be behind the database before the database answers, in seconds.
_MOST_BEHIND = 30
# Words are counted anew when documents changed and the counts are so old, in seconds.
_WORDS_LAST = 300


class _Process:
    """What a process keeps of the cluster's index, and since when."""

    def __init__(self):
        self.reading, self.building = threading.Lock(), threading.Lock()
        self.index = self.vocabulary = None
        self.counted, self.counted_at, self.in_step_at = -1, 0.0, time.monotonic()


_process = _Process()


def current_index():
    """The SearchIndex to ask now."""
    if not settings.ELASTICSEARCH_URL:
        return EmbeddedIndex(snapshot.current())
    states = stored_states()
    return _of_cluster(states) or _meanwhile(states)


def answered(question):
    """What `question(index)` returns of the current index, or of the one that answers when the cluster fails."""
    index = current_index()
    if isinstance(index, EmbeddedIndex | DatabaseIndex):
        return question(index)
    from ..elastic.searching import Away  # the client of a cluster is 8 MB that only a portal with one needs

    with suppress(Away):
        return question(index)
    return question(_meanwhile(index.states))


def search(query, kind, count=10, expanded=True):
    """The first Entries of a kind in order for a Query, outside of any page."""
    return answered(lambda index: index.found(Asked(query, kind, expanded=expanded)).entries(0, count))


def counts(kind, facet):
    """{value of a facet: documents of a kind that everybody may find now}."""
    return answered(lambda index: index.counts(kind, facet))


def _of_cluster(states):
    """The ElasticIndex, when its words are known and it is not far behind the database; else None."""
    from ..elastic.client import client_for_citizens
    from ..elastic.searching import ElasticIndex

    if not (_is_in_step(states) and elasticsearch_breaker.is_trusted):
        return None
    _read_words(states["documents"])
    process = _process
    if process.vocabulary and (process.index is None or process.index.states != states):
        process.index = ElasticIndex(client_for_citizens(), elasticsearch_breaker, process.vocabulary, states)
    return process.index


def _is_in_step(states):
    now = time.monotonic()
    sent = states.get(state_name(), NOTHING_SENT)
    if sent == states["documents"]:
        _process.in_step_at = now
    return sent > NOTHING_SENT and now - _process.in_step_at < _MOST_BEHIND


def _read_words(version):
    """Have the words counted in the background, where that was never done, or long ago and documents changed."""
    process, now = _process, time.monotonic()
    is_old = process.counted != version and now - process.counted_at > _WORDS_LAST
    if (process.vocabulary is None or is_old) and process.reading.acquire(blocking=False):
        process.counted, process.counted_at = version, now
        start(_count_words, process)


def _count_words(process):
    from ..elastic.client import worker_client
    from ..elastic.vocabulary import Vocabulary

    try:
        process.vocabulary, process.index = Vocabulary(worker_client(), settings.ELASTICSEARCH_INDEX), None
    except Exception as error:
        process.counted_at = 0.0 if process.vocabulary else process.counted_at
        _log.warning("The words of Elasticsearch could not be counted (%s)", type(error).__name__)
    finally:
        process.reading.release()


def _meanwhile(states):
    """The snapshot of this process where it is read; else it is read in the background, and the database answers."""
    if snapshot.is_read():
        return EmbeddedIndex(snapshot.current())
    if _process.building.acquire(blocking=False):
        start(_build, _process)
    return DatabaseIndex(states)


def _build(process):
    try:
        snapshot.current()
    finally:
        process.building.release()


def start(task, *arguments):
    """Run a task in a thread of its own, with a connection of its own."""

    def run():
        try:
            task(*arguments)
        finally:
            connections.close_all()

    threading.Thread(target=run, name=task.__name__, daemon=True).start()


def forget():
    """Drop what the process keeps of the cluster (tests, after it was replaced)."""
    global _process
    _process = _Process()
