"""A thread of each worker asks the server all the time, so that no request finds out by waiting whether it answers.

A server that is gone says so by itself. One that hangs does not: its connections stay open and nothing comes back. So
the thread asks through a connection that never blocks, and when no answer comes it hangs up for all requests that
wait: they end with an OperationalError, as if the server were gone.
"""

import os
import select
import socket
import threading
import time
from contextlib import suppress
from weakref import WeakSet

import psycopg2
from django.db import connection
from psycopg2 import extensions

from ..outage import found

_EVERY = 0.3  # seconds between an answer and the next question
# An answer may take so many turns of so many seconds. Turns are counted, not seconds: a thread that gets no turn
# because the machine is busy learns nothing about the database.
_TURNS, _TURN = 12, 0.05
_open, _lock = WeakSet(), threading.Lock()


def opened(connection):
    """Say that a connection of this process is being opened."""
    with _lock:
        _open.add(connection)


def watch():
    """Begin to watch the database of this process."""
    threading.Thread(target=_ask_for_ever, daemon=True).start()


def _ask_for_ever():
    asking = None
    while True:
        try:
            asking = asking or _connected()
            _question(asking)
            found(answers=True)
        except psycopg2.Error:
            asking = None
            found(answers=False)
            _hang_up()
        time.sleep(_EVERY)


def _connected():
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
    turns = 0
    while (state := asking.poll()) != extensions.POLL_OK:
        at = [asking.fileno()]
        waiting = (at, []) if state == extensions.POLL_READ else ([], at)
        turns += not any(select.select(*waiting, [], _TURN))
        if turns >= _TURNS:
            asking.close()
            raise psycopg2.OperationalError("no answer in time")


def _hang_up():
    """Break off the connections of this process: whoever waits for an answer on one learns that there is none."""
    with _lock:
        waiting = [each.connection for each in _open if each.connection]
    for raw in waiting:
        with suppress(OSError, psycopg2.InterfaceError), socket.socket(fileno=os.dup(raw.fileno())) as line:
            line.shutdown(socket.SHUT_RDWR)
