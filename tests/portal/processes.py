"""Processes of the portal that do what a test tells them (tests.portal.kept_process)."""

import json
import subprocess
import sys
import time
from contextlib import contextmanager

from tests.prepared import ROOT

PATIENCE = 120

# A process of the portal at its beginning.
_BEGIN = "import django; django.setup(); from tests.portal.kept_process import main; main()"


class Process:
    """One process of the portal, and what is asked of it."""

    def __init__(self, running):
        self._running = running

    def tell(self, command, given=None):
        """Have it begin with a command of tests.portal.kept_process."""
        self._running.stdin.write(json.dumps([command, given]) + "\n")
        self._running.stdin.flush()

    def answer(self):
        """What came of the command."""
        said = json.loads(self._running.stdout.readline())
        assert "error" not in said, said["error"]
        return said["answer"]

    def ask(self, command, given=None):
        """Tell and wait."""
        self.tell(command, given)
        return self.answer()


@contextmanager
def process(environment):
    """Begin one; it ends with the test."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", _BEGIN], cwd=ROOT, env=environment, **pipes) as running:
        yield Process(running)
        running.stdin.close()


def eventually(holds, seconds=PATIENCE):
    """Wait until it holds; fail when it never does."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)
