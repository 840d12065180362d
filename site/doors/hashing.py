"""Passwords are hashed one at a time in each process: a hash takes half a second of CPU, which readers need too."""

import threading
from contextlib import contextmanager

from django.contrib.auth.hashers import PBKDF2PasswordHasher

# How many wait for the one at hand; a worker has four threads, so two are left for readers.
_WAITING = 1


class Busy(Exception):
    """As many passwords as can be are being looked at: whoever comes now has to come again (doors.middleware)."""


class Gate:
    """Lets one through at a time, and some wait for it."""

    def __init__(self, waiting):
        self._turn, self._room = threading.Lock(), threading.BoundedSemaphore(1 + waiting)

    @contextmanager
    def turn(self):
        """Wait for one's turn; Busy at once when others are waiting already."""
        if not self._room.acquire(blocking=False):
            raise Busy
        try:
            with self._turn:
                yield
        finally:
            self._room.release()


gate = Gate(_WAITING)


class OneAtATime(PBKDF2PasswordHasher):
    """Django's own hasher behind the gate: every log-in, every change and every reset of a password passes it."""

    def encode(self, password, salt, iterations=None):
        with gate.turn():
            return super().encode(password, salt, iterations)
