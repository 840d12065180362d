"""How much an open form takes in a while from everybody together: nobody is told apart, nothing is kept of anyone."""

import threading
import time
from collections import deque


class RateLimit:
    """At most so many in so many seconds, in this process; safe for threads."""

    def __init__(self, most, seconds):
        self._most, self._seconds = most, seconds
        self._lock, self._taken = threading.Lock(), deque()

    def take(self):
        """Whether there is room for one more, which is then taken."""
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
