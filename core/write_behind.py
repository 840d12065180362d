"""A write-behind counter: requests count in memory, and a separate thread writes the counts to the database."""

import logging
import threading

from django.db import connection, transaction
from django.db.utils import Error

from .processes import at_end

_SECONDS = 60
MANY = 300
_MOST = 1000

_log = logging.getLogger(__name__)


class WriteBehind:
    """Values by key; a thread writes them a minute after the first one, or at once when MANY keys are waiting.

    They are also written when the process ends. `write([(key, value)])` adds them to the table, within one transaction;
    `merge(old, new)` gives the new value of a key that is waiting already. When writing fails it is tried again after a
    minute; once 1,000 keys are waiting, new keys are not counted.
    """

    everything = []

    def __init__(self, name, write, merge):
        self.name, self.write, self._merge = name, write, merge
        self._lock, self._writing = threading.Lock(), threading.Lock()
        self._values, self._timer, self._has_failed = {}, None, False
        self.everything.append(self)
        self._last_flush = self.flush  # a fork leaves only a weak reference to it, so keep one here
        at_end(self._last_flush)

    def __len__(self):
        return len(self._values)

    def add(self, key, value):
        """Count one value, and see to it that it is written."""
        keys = self._put(key, value)
        if keys in (1, MANY):
            self._flush_in(_SECONDS if keys == 1 else 0)

    def _put(self, key, value):
        """Add the value; the number of keys when a new one was added, else None."""
        with self._lock:
            is_new = key not in self._values
            if is_new and len(self._values) >= _MOST:
                return None
            self._values[key] = value if is_new else self._merge(self._values[key], value)
            return len(self._values) if is_new else None

    def flush(self):
        """Write the counts now, sorted by key as in every process; a database error is logged and tried again later."""
        with self._writing:
            with self._lock:
                rows, self._values = sorted(self._values.items()), {}
            if not rows:
                return
            try:
                with transaction.atomic():
                    self.write(rows)
                self._has_failed = False
            except Error as error:
                self._put_back(rows, error)

    def _put_back(self, rows, error):
        if not self._has_failed:
            _log.warning("The counts of %s could not be written: %s", self.name, error)
        self._has_failed = True
        for key, value in rows:
            self._put(key, value)
        self._flush_in(_SECONDS)

    def _flush_in(self, seconds):
        self._timer = threading.Timer(seconds, self._flush_and_leave)
        self._timer.daemon = True
        self._timer.start()

    def _flush_and_leave(self):
        self.flush()
        connection.close()

    def forget(self):
        """Drop what was counted (tests, after the database was replaced)."""
        if self._timer:
            self._timer.cancel()
        self._values, self._has_failed = {}, False
