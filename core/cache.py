"""What every page shows and seldom changes: read once a minute by each process, at once where it was changed."""

import time

_SECONDS = 60


class Cached:
    """The value of a function, kept for a minute; `forget()` has the next reader ask again."""

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
