"""Which index answers: the cluster's where one is set up and answers, else the process's own snapshot.

While a cluster is away no visitor waits until 200,000 documents are read: a process reads them once, in the background,
and meanwhile a few hundred that the database's own engine finds answer. What was answered so is not kept for long:
whoever answers next says that what the public sees has changed.
"""

import logging
import os
import threading
import time

from django.conf import settings
from django.db import connections

from core.generation import changed

from ..elastic import lease
from ..elastic.circuit_breaker import elasticsearch_breaker
from ..elastic.feed import state_name
from ..elastic.index import NOTHING_SENT
from ..models import SearchDocument, stored_states
from ..retrieval import snapshot
from .database import DatabaseIndex
from .embedded import EmbeddedIndex
from .port import Asked

_log = logging.getLogger(__name__)
# How long the index may be behind the database before the database answers, in seconds.
_MOST_BEHIND = 30
# Writes not sent yet of which a process remembers when it first saw them.
_MOST_UNSENT = 100
# Words are counted anew when documents changed and the counts are so old, in seconds; after a failure sooner.
_WORDS_LAST, _PAUSE = 300, 5
# How long counting them may take before the first page, and in the background, in seconds.
_FIRST_COUNT, _COUNT = 10, 60
# How long the cluster has been away before a process reads the documents, in seconds: a hiccup is not worth it.
_HICCUP = 10
# More documents than this a process does not read while the cluster is away: its memory would not hold them.
_MOST_READ = 300_000
# A snapshot goes when the cluster has answered for so long, in seconds.
_SNAPSHOT_LASTS = 600
# What answers that are none lead to, when something that is no Elasticsearch stands at the address.
_NONSENSE = (LookupError, TypeError, ValueError, AttributeError)


class _Process:
    """What a process keeps of the cluster's index, and since when."""

    def __init__(self, words=None):
        self.lock, self.reading, self.building = threading.Lock(), threading.Lock(), threading.Lock()
        self.words, self.index, self.cards = words, None, {}
        self.counted, self.count_at, self.build_at = -1, 0.0, 0.0
        self.unsent, self.away_since, self.away_at = {}, None, 0.0
        self.is_makeshift = False


_process = _Process()


def current_index():
    """The SearchIndex to ask now."""
    if not settings.ELASTICSEARCH_URL:
        return EmbeddedIndex(snapshot.current())
    states = _states()
    return _of_cluster(states) or _meanwhile(states)


def answered(question, index=None):
    """What `question(index)` returns: of the current index, or of the one that answers when the cluster fails."""
    index = index or current_index()
    if isinstance(index, EmbeddedIndex | DatabaseIndex):
        return question(index)
    from ..elastic.searching import Away  # the client of a cluster is 8 MB that only a portal with one needs

    try:
        return question(index)
    except Away:
        pass
    except _NONSENSE:
        _log.exception("Elasticsearch answered what cannot be read")
    return question(_meanwhile(index.states))


def search(query, kind, count=10, expanded=True):
    """The first Entries of a kind in order for a Query, outside of any page."""
    return answered(lambda index: index.found(Asked(query, kind, expanded=expanded)).entries(0, count))


def counts(kind, facet):
    """{value of a facet: documents of a kind that everybody may find now}."""
    return answered(lambda index: index.counts(kind, facet))


def prepare():
    """Know the words of the cluster's index before the first page is made."""
    if settings.ELASTICSEARCH_URL and _is_in_step(states := _states()) and _process.reading.acquire(blocking=False):
        _count_words(_process, states["documents"], _FIRST_COUNT)


def _states():
    return {name: version for name, version in stored_states().items() if name != lease.NAME}


def _of_cluster(states):
    """The ElasticIndex, when its words are known and it is not far behind the database; else None."""
    process = _process
    if not (_is_in_step(states) and elasticsearch_breaker.is_trusted):
        return None
    _read_words(process, states["documents"])
    index, words = process.index, process.words
    if not words:
        return None
    if index is None or index.states != states or index.vocabulary.words is not words:
        from ..elastic.client import client_for_citizens
        from ..elastic.searching import ElasticIndex

        index = process.index = ElasticIndex(client_for_citizens(), elasticsearch_breaker, words, states)
        index.cards = process.cards
    if elasticsearch_breaker.works:
        _is_back(process)
    return index


def _is_in_step(states):
    """Whether the index holds all that was written, or lacks only what this process saw a moment ago."""
    process, now = _process, time.monotonic()
    sent, written = states.get(state_name(), NOTHING_SENT), states["documents"]
    with process.lock:
        process.unsent = {version: seen for version, seen in process.unsent.items() if sent < version <= written}
        if written > sent and len(process.unsent) < _MOST_UNSENT:
            process.unsent.setdefault(written, now)
        first = min(process.unsent.values(), default=now)
    return NOTHING_SENT < sent <= written and now - first < _MOST_BEHIND


def _read_words(process, version):
    """Have the words counted in the background, where that was never done, or long ago and documents changed."""
    is_due = time.monotonic() >= process.count_at and (process.words is None or process.counted != version)
    if is_due and process.reading.acquire(blocking=False):
        start(_count_words, process, version)


def _count_words(process, version, seconds=_COUNT):
    from ..elastic.client import multi_search, worker_client
    from ..elastic.vocabulary import Words

    try:
        client = worker_client().options(request_timeout=seconds)
        process.words = Words(lambda searches: multi_search(client, settings.ELASTICSEARCH_INDEX, searches))
        process.counted, process.count_at = version, time.monotonic() + _WORDS_LAST
    except Exception as error:
        process.away_at, process.count_at = time.monotonic(), time.monotonic() + _PAUSE
        _log.warning("The words of Elasticsearch could not be counted (%s)", type(error).__name__)
    finally:
        process.reading.release()


def _is_back(process):
    """The cluster answers: pages that were made of few documents go, and after a while the snapshot does."""
    process.away_since = None
    if process.is_makeshift:
        process.is_makeshift = False
        start(changed)
    if snapshot.is_read() and time.monotonic() - process.away_at > _SNAPSHOT_LASTS:
        snapshot.forget()


def _meanwhile(states):
    """The snapshot of this process where it is read; else it is read in the background, and the database answers."""
    process, now = _process, time.monotonic()
    if _is_away(process, states):
        process.away_since, process.away_at = process.away_since or now, now
    if snapshot.is_read():
        return EmbeddedIndex(snapshot.current())
    process.is_makeshift = True
    is_long = process.away_since and now - process.away_since >= _HICCUP
    if is_long and now >= process.build_at and process.building.acquire(blocking=False):
        process.build_at = now + _SNAPSHOT_LASTS
        start(_build, process)
    return DatabaseIndex(states)


def _is_away(process, states):
    """Whether the cluster cannot be asked; a single question that it refuses, or its first minute, is not that."""
    is_counting = process.words is None and not process.count_at
    return not (elasticsearch_breaker.works and _is_in_step(states) and (process.words or is_counting))


def _build(process):
    try:
        if SearchDocument.objects.count() <= _MOST_READ:
            snapshot.current()
            process.is_makeshift = False
            changed()
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


def _after_fork():
    """A worker process has the words of the one that it was forked from, and none of its connections and threads."""
    global _process
    _process = _Process(_process.words)


os.register_at_fork(after_in_child=_after_fork)
