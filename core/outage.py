"""Whether the database answers: a thread of each worker asks it all the time, so that no request finds out by waiting.

A server that is gone says so by itself. One that hangs does not: its connections stay open and nothing comes back. So
the thread asks through a connection that never blocks, and when no answer comes it hangs up for all requests that
wait: they end with an OperationalError, as if the server were gone. SQLite has no server and needs none of this.
"""

import os
import select
import socket
import threading
import time
from contextlib import suppress
from weakref import WeakSet

from django.db import connection
from django.db.utils import InterfaceError, OperationalError
from django.utils import timezone

_EVERY = 0.3  # seconds between an answer and the next question
# An answer may take so many turns of so many seconds. Turns are counted, not seconds: a thread that gets no turn
# because the machine is busy learns nothing about the database.
_TURNS, _TURN = 12, 0.05


class _Known:
    since = None  # when the database was first found away, None while it answers
    watched, open = False, WeakSet()
    lock = threading.Lock()


def is_away():
    """Whether the database did not answer a moment ago."""
    return _Known.since is not None


def away_since():
    """The moment from which it has not answered, or None."""
    return _Known.since


def is_outage(error):
    """Whether an exception says that the database cannot be used now."""
    return isinstance(error, InterfaceError | OperationalError)


def opened(connection):
    """Say that a connection of this process is being opened."""
    with _Known.lock:
        _Known.open.add(connection)


def watch():
    """Begin to watch the database of this process, where there is a server to watch."""
    if connection.vendor != "postgresql" or _Known.watched:
        return
    _Known.watched = True
    threading.Thread(target=_ask_for_ever, daemon=True).start()


def _ask_for_ever():
    import psycopg2  # only where there is one

    asking = None
    while True:
        try:
            asking = asking or _connected(psycopg2)
            _question(asking)
            _Known.since = None
        except psycopg2.Error:
            asking = None
            _Known.since = _Known.since or timezone.now()
            _hang_up()
        time.sleep(_EVERY)


def _connected(psycopg2):
    asking = psycopg2.connect(**connection.get_connection_params(), async_=True)
    _wait(asking)
    return asking


def _question(asking):
    cursor = asking.cursor()
    cursor.execute("SELECT 1")
    _wait(asking)
    cursor.fetchone()


def _wait(asking):
    """Until the connection that never blocks has done what it was asked, or has taken too many turns."""
    from psycopg2 import OperationalError, extensions

    turns = 0
    while (state := asking.poll()) != extensions.POLL_OK:
        at = [asking.fileno()]
        waiting = (at, []) if state == extensions.POLL_READ else ([], at)
        turns += not any(select.select(*waiting, [], _TURN))
        if turns >= _TURNS:
            asking.close()
            raise OperationalError("no answer in time")


def _hang_up():
    """Break off the connections of this process: whoever waits for an answer on one learns that there is none."""
    with _Known.lock:
        waiting = [each.connection for each in _Known.open if each.connection]
    for raw in waiting:
        with suppress(OSError, raw.InterfaceError), socket.socket(fileno=os.dup(raw.fileno())) as line:
            line.shutdown(socket.SHUT_RDWR)
