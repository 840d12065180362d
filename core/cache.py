"""A cache for values that every page shows and that seldom change: each process caches them for a minute."""

import time

_SECONDS = 60


class Cached:
    """Calls `read()` and caches its value in this process for a minute; `forget()` empties the cache."""

    everything = []

    def __init__(self, read):
        self.read, self.until, self.value = read, 0.0, None
        self.everything.append(self)

    def __call__(self):
        if self.until <= time.monotonic():
            self.value, self.until = self.read(), time.monotonic() + _SECONDS
        return self.value

    def forget(self):
        """Ask again at the next page."""
        self.until = 0.0
