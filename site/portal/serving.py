"""The server process: one socket for all workers, caches filled before serving, and optionally the scheduled jobs."""

import ctypes
import errno
import gc
import logging
import os
import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager, nullcontext, suppress
from functools import cache, partial
from pathlib import Path

import django
from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _
from granian import Granian
from granian.constants import Interfaces
from granian.net import SocketHolder

from core.processes import end_with
from core.web.bad_days.time_limit import enforce

_BACKLOG = 1024
_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own in it
_PATIENCE = 10  # seconds that a worker has for the requests at hand when the server stops
_SAMPLES = 2  # a worker that is too large twice, half a minute apart, is replaced by a new one


def _measure():
    """Have all workers count into one folder, where there can be one, before anything that counts is imported.

    It lies in memory: counts are mapped files, and a disk that is full under one kills the process.
    """
    folder = _MEMORY / f"portal-metrics-{os.getuid()}-{settings.SERVE_PORT}"
    with suppress(OSError):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def serve(with_clock=False):
    """Serve until stopped; with the clock, also until the process that started this one ends.

    A port that is taken ends it with one sentence before anything is started.
    """
    if with_clock:
        end_with(os.getppid())
    listener = _bound()
    _measure()
    _application()
    _listen(listener)
    with _clock() if with_clock else nullcontext():
        _server(listener).serve(target_loader=partial(_load, os.getpid()), wrap_loader=False)


class _OneSocket(Granian):
    """granian, all of its workers on one given socket: its own could be shared with another server of its kind."""

    listener = None

    def _init_shared_socket(self):
        self._shd, self._sso = SocketHolder(self.listener.fileno(), False, _BACKLOG), None


def _server(listener):
    # It warns of connections lost with a worker's own queue; ours have one queue together, which outlives them.
    logging.getLogger("_granian").addFilter(lambda record: "tcp_migrate_req" not in record.getMessage())
    server = _OneSocket(
        "portal.wsgi:application",
        address=settings.SERVE_HOST,
        port=settings.SERVE_PORT,
        interface=Interfaces.WSGI,
        workers=settings.SERVE_WORKERS,
        workers_kill_timeout=_PATIENCE,
        respawn_failed_workers=True,
        workers_max_rss=settings.SERVE_WORKER_MEGABYTES,
        rss_samples=_SAMPLES,
        blocking_threads=4,
        websockets=False,
    )
    server.listener = listener
    return server


def _load(server):
    """What a worker serves: made before workers were forked, else now.

    A terminal's Ctrl-C reaches the server only, which then stops its workers: a worker stopped twice at once can hang.
    """
    os.setpgrp()
    end_with(server)
    application = _application()
    _watch_database()
    enforce()
    return application


def _watch_database():
    """Have a thread of this worker know at any time whether the database's server answers, where it has one."""
    if connection.vendor == "postgresql":
        from core.database.postgresql.watch import watch  # SQLite has no use for its driver

        watch()


@cache
def _application():
    """The WSGI application with filled caches; all objects made so far are excluded from garbage collection.

    While they are made there is hardly any garbage: looking for it would take a fifth of the start.
    """
    gc.disable()
    django.setup()
    from .warm import warm
    from .wsgi import application

    warm(application)
    gc.freeze()
    gc.enable()
    _give_back()
    return application


def _give_back():
    """Return the memory that is free again, a tenth of all, before workers are forked that would each hold it."""
    with suppress(AttributeError):  # glibc's own
        ctypes.CDLL(None).malloc_trim(0)


def _bound():
    """A socket at the portal's address. TIME_WAIT of an earlier server is no hindrance, a server that listens is."""
    at = settings.SERVE_HOST, settings.SERVE_PORT
    with _said():
        family, kind, protocol, _name, address = socket.getaddrinfo(*at, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # Connections inherit it: the end of a page does not wait 40 ms for the other side's word.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.bind(address)
        return listener


def _listen(listener):
    with _said():
        listener.listen(_BACKLOG)


@contextmanager
def _said():
    """End with one sentence when the address cannot be had."""
    try:
        yield
    except (OSError, OverflowError) as error:
        django.setup()
        sys.exit(_sentence(error))


def _sentence(error):
    host, port = settings.SERVE_HOST, settings.SERVE_PORT
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        words = _("Port %(port)s is taken by another program; start at another port: SERVE_PORT=%(other)s make run")
        return words % {"port": port, "other": port + 1}
    words = _("Cannot listen at %(host)s port %(port)s (%(reason)s); set SERVE_HOST and SERVE_PORT.")
    return words % {"host": host, "port": port, "reason": getattr(error, "strerror", None) or error}


@contextmanager
def _clock():
    """Run the scheduled jobs in a process that stops with the server; Ctrl-C in the terminal does not reach it."""
    command = [sys.executable, "manage.py", "run_jobs", "--loop", "--parent", str(os.getpid())]
    clock = subprocess.Popen(command, cwd=settings.ROOT, start_new_session=True)  # noqa: S603 - our own command
    try:
        yield
    finally:
        clock.terminate()
        clock.wait()
