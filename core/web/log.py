"""What the log says, and of whom: nothing personal, which request, and once a minute that a service is down."""

import logging
import re
import time

from pythonjsonlogger.json import JsonFormatter

from ..database.outage import is_outage
from .request_id import request_id

_SECONDS = 60
# Mail addresses, telephones, identity numbers: a message of the database quotes what somebody has typed.
_PERSONAL = re.compile(
    r"""[^\s"'<>(,=]+@[\w.-]+\.\w+
    |(?<![\w.])(?:\+?84|0)(?:[\s.]?\d){8,9}(?!\w)
    |(?<![\w.])(?:\d{9}|\d{12})(?!\w)""",
    re.VERBOSE,
)


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


class OutageOnceAMinute(OnceAMinute):
    """The same for errors of a database that is away, and nothing else."""

    def filter(self, record):
        """Whether to say it."""
        error = record.exc_info[1] if record.exc_info else None
        is_one = is_outage(error) or getattr(record, "status_code", None) == 503
        return super().filter(record) if is_one else True


class OfRequest(logging.Filter):
    """Adds to a record which request it belongs to."""

    def filter(self, record):
        """Every record passes."""
        record.request_id = request_id()
        return True


class Impersonal(logging.Formatter):
    """A line for people, without what is personal."""

    def format(self, record):
        """The line."""
        return impersonal(super().format(record))


class ImpersonalJson(JsonFormatter):
    """A line for machines: JSON with moment, level, source, request and message, without what is personal."""

    def __init__(self):
        names = {"levelname": "level", "name": "source", "asctime": "at", "exc_info": "traceback"}
        super().__init__("%(asctime)s %(levelname)s %(name)s %(request_id)s %(message)s", rename_fields=names)
        self.json_ensure_ascii = False

    def format(self, record):
        """The line; the request itself, which Django adds, is left out."""
        kept = logging.makeLogRecord(record.__dict__ | {"request": None})
        del kept.request
        return impersonal(super().format(kept))


def impersonal(text):
    """The text with "#" for mail addresses, telephones and identity numbers."""
    return _PERSONAL.sub("#", text)
