"""How processes end: functions to call at the end, and processes that end with their parent."""

import os
import signal
import threading
import time
from multiprocessing.util import Finalize, register_after_fork


def at_end(function):
    """Call the function when this process ends, and when a worker process forked from it does.

    Not atexit: the worker processes of a server end without it, and forget what was registered before they were forked.
    """
    _finalize(function)
    register_after_fork(function, _finalize)


def _finalize(function):
    Finalize(None, function, exitpriority=10)


def end_with(parent):
    """End this process, as SIGTERM does, within a second after the parent with this process id ended."""
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent):
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
