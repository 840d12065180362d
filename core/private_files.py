"""Files that a process leaves for the next one: what takes long to make, and is made anew when there is no such file.

They lie in CACHE_ROOT, where only the portal's user reads and writes, and carry a signature made with SECRET_KEY. So a
file is what a process of this portal wrote under this very name, or it is none: broken off, damaged, put there by
somebody else or written with another key.
"""

import logging
import os
import tempfile
from functools import cache
from hmac import compare_digest

from django.conf import settings
from django.utils.crypto import salted_hmac

_SIZE = 32
_log = logging.getLogger(__name__)


def read(name):
    """What was written under the name, or None."""
    try:
        written = (settings.CACHE_ROOT / name).read_bytes()
    except OSError:
        return None
    signature, content = written[:_SIZE], written[_SIZE:]
    if compare_digest(signature, _signature(name, content)):
        return content
    _say("What lies there is not as this portal wrote it, and is made anew")
    return None


def write(name, content):
    """Put the content there for the next process, whole or not at all; that it cannot be is a line in the log."""
    try:
        settings.CACHE_ROOT.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, path = tempfile.mkstemp(dir=settings.CACHE_ROOT)  # readable to nobody else
        try:
            with open(handle, "wb") as stream:
                stream.write(_signature(name, content) + content)
            os.replace(path, settings.CACHE_ROOT / name)
        except BaseException:
            os.unlink(path)
            raise
    except OSError as error:
        _say(f"Nothing is left for the next start ({error.strerror})")


def _signature(name, content):
    return salted_hmac(f"{__name__} {name}", content, algorithm="sha256").digest()


@cache
def _say(words):
    """A line in the log, once in a process."""
    _log.warning("%s: %s", settings.CACHE_ROOT, words)
