"""A rate limit for public forms: all visitors together share it, so no address or cookie is stored."""

import threading
import time
from collections import deque


class RateLimit:
    """At most so many in so many seconds, in this process; safe for threads."""

    def __init__(self, most, seconds):
        self._most, self._seconds = most, seconds
        self._lock, self._taken = threading.Lock(), deque()

    def take(self):
        """Count one submission if the limit allows it; whether it did."""
        now = time.monotonic()
        with self._lock:
            while self._taken and self._taken[0] <= now - self._seconds:
                self._taken.popleft()
            has_room = len(self._taken) < self._most
            if has_room:
                self._taken.append(now)
        return has_room

    def forget(self):
        """Begin anew (tests)."""
        self._taken.clear()
