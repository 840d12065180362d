"""A request that takes too long is cut: it holds one of the few threads that readers share.

A thread of each worker looks once a second. What is over its time gets its question to the database cancelled and an
exception where it stands; the log says where that was.
"""

import ctypes
import logging
import sys
import threading
import time
import traceback
from dataclasses import dataclass

from django.db import connections

# Seconds for a request, and for one that brings a file over a slow line.
LONGEST, LONGEST_UPLOAD = 30, 300
_FRAMES = 12
_log = logging.getLogger(__name__)
_raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc


class TookTooLong(Exception):
    """This request was cut."""


@dataclass
class _Request:
    until: float
    path: str
    connection: object
    is_cut: bool = False


_running: dict[int, _Request] = {}
_lock = threading.Lock()


def limit_time(get_response):
    """Note when a request must be done."""

    def middleware(request):
        is_upload = request.META.get("CONTENT_TYPE", "").startswith("multipart/")
        until = time.monotonic() + (LONGEST_UPLOAD if is_upload else LONGEST)
        thread = threading.get_ident()
        if thread in _running:  # a preview asks for its page within the request of the admin
            return get_response(request)
        _running[thread] = _Request(until, request.path, connections["default"])
        try:
            return get_response(request)
        finally:
            with _lock:
                if _running.pop(thread).is_cut:
                    _raise_in(ctypes.c_ulong(thread), None)  # whatever has not come yet must not hit the next one

    return middleware


def enforce():
    """Begin to cut in this process."""
    threading.Thread(target=_look_for_ever, daemon=True).start()


def _look_for_ever():
    while True:
        time.sleep(1)
        cut_late_ones()


def cut_late_ones():
    """Cut every request that is over its time, each once."""
    now = time.monotonic()
    for thread, request in list(_running.items()):
        if request.until <= now and not request.is_cut:
            _cut(thread, request)


def _cut(thread, request):
    with _lock:
        if _running.get(thread) is not request:
            return
        request.is_cut = True
        frames = traceback.format_stack(sys._current_frames().get(thread), _FRAMES)
        _log.error("%s took too long and was cut, at:\n%s", request.path, "".join(frames))
        _cancel(request.connection)
        _raise_in(ctypes.c_ulong(thread), ctypes.py_object(TookTooLong))


def _cancel(connection):
    """End what the database is working on for this connection, if anything."""
    raw = connection.connection
    if raw is None:
        return
    try:
        raw.interrupt() if connection.vendor == "sqlite" else raw.cancel()
    except connection.Database.Error as error:
        _log.warning("A question to the database could not be cancelled: %s", error)
