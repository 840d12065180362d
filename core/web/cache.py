"""A cache for values that many pages show and that change with the public content, or with figures in a minute."""

import time

from ..generation import generation

_SECONDS = 60
_MOST = 200


class Cached:
    """Calls `read(*key)` and keeps its value in this process for a minute, or until something public changes."""

    everything = []

    def __init__(self, read):
        self.read, self.values, self.generation, self.until = read, {}, None, 0.0
        self.everything.append(self)

    def __call__(self, *key):
        now, current = time.monotonic(), generation()
        if self.until <= now or self.generation != current or len(self.values) > _MOST:
            self.values, self.generation, self.until = {}, current, now + _SECONDS
        values = self.values
        if key not in values:
            values[key] = self.read(*key)
        return values[key]

    def forget(self):
        """Ask again at the next page."""
        self.until = 0.0


class Lasting:
    """Calls `read(version, *key)` and keeps its value whatever changes, as long as the version is the same."""

    def __init__(self, read):
        self.read, self.values = read, {}
        Cached.everything.append(self)

    def __call__(self, *key):
        values = self.values
        if key not in values:
            self.values = values = {key: self.read(*key)}
        return values[key]

    def forget(self):
        """Ask again at the next page."""
        self.values = {}
