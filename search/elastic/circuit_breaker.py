"""A circuit breaker for requests to a server that may be down or slow: no caller waits longer than BUDGET seconds."""

import logging
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

BUDGET = 0.3
PAUSE = 5.0
_MOST_AT_ONCE = 8
_log = logging.getLogger(__name__)


class CircuitBreaker:
    """Sends requests while they succeed; after a failure only one every PAUSE seconds, until one succeeds.

    A request runs in a thread of the circuit breaker, so that a slow name server or response cannot delay the caller.
    """

    def __init__(self, name):
        self._name = name
        self.renew()
        # A worker process has none of the threads of the process that it was forked from.
        os.register_at_fork(after_in_child=self.renew)

    def renew(self):
        """Begin with new threads, and trust the server."""
        self._lock = threading.Lock()
        self._threads = ThreadPoolExecutor(_MOST_AT_ONCE, thread_name_prefix=self._name)
        self.reset()

    def reset(self):
        """Trust the server again."""
        self._works, self._next_try = True, 0.0

    @property
    def works(self):
        """Whether the last request succeeded, or none was made yet."""
        return self._works

    @property
    def is_trusted(self):
        """Whether the next request is sent: the server works, or it is time to try again."""
        with self._lock:
            return self._works or monotonic() >= self._next_try

    def ask(self, question, *arguments):
        """What `question(*arguments)` returns; None when it fails, takes longer than BUDGET or is not asked."""
        if not self._may_try():
            return None
        task = self._threads.submit(question, *arguments)
        try:
            answer = task.result(BUDGET)
        except Exception as error:
            task.cancel()
            self._failed(error)
            return None
        self._worked()
        return answer

    def _may_try(self):
        with self._lock:
            if self._works:
                return True
            if monotonic() < self._next_try:
                return False
            self._next_try = monotonic() + PAUSE
            return True

    def _failed(self, error):
        with self._lock:
            worked, self._works, self._next_try = self._works, False, monotonic() + PAUSE
        if worked:
            _log.warning("%s does not answer (%s): searching in the database", self._name, type(error).__name__)

    def _worked(self):
        with self._lock:
            worked, self._works = self._works, True
        if not worked:
            _log.warning("%s answers again", self._name)


elasticsearch_breaker = CircuitBreaker("Elasticsearch")
