"""What the log says of a service that is down: one line a minute instead of a page at every request."""

import time

_SECONDS = 60


class OnceAMinute:
    """A filter of logging: the first record of a minute passes, without its traceback."""

    def __init__(self):
        self._until = 0.0

    def filter(self, record):
        """Whether to say it."""
        now = time.monotonic()
        if now < self._until:
            return False
        self._until = now + _SECONDS
        record.msg, record.args = "%s", (record.exc_info[1] if record.exc_info else record.getMessage(),)
        record.exc_info = None
        return True
