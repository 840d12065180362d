"""Readers and writers who never stop, and what became of each request."""

import itertools
import random
import threading
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

_PATIENCE = 60


@dataclass(frozen=True)
class Asked:
    """One request: what kind, when, the status (0 when there was no answer), seconds, how the page was come by."""

    kind: str
    at: float
    status: int
    seconds: float
    how: str = ""


class Life:
    """Threads at a portal: readers of kept pages, in front and at the portal itself, of pages that are new, writers.

    `port` is the portal's, `front` that of a cache in front of it, where the pages `kept` are read.
    """

    def __init__(self, port, front, kept, opinion, every=0.05):
        self._ports = {"front": front, "kept": port, "new": port, "write": port}
        self._kept, self._opinion, self._every = kept, opinion, every
        self._is_over, self.asked, self.written = threading.Event(), [], []
        self._numbers = itertools.count()
        kinds = [self._read_front, self._read_kept, self._read_new, self._write]
        self._threads = [threading.Thread(target=self._live, args=(kind,), daemon=True) for kind in kinds]

    def __enter__(self):
        for path in self._kept:
            for kind in ("front", "kept", "kept", "front"):
                self.request(kind, "GET", path)
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self._is_over.set()
        for thread in self._threads:
            thread.join(_PATIENCE)

    def request(self, kind, method, path, body=None):
        """Ask once and remember what came of it."""
        port = self._ports[kind]
        begun, connection = time.monotonic(), HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
        headers = {"Origin": f"http://127.0.0.1:{port}", "User-Agent": "Mozilla/5.0"}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            answer.read()
            status, how = answer.status, answer.headers.get("Cache-Status", "")
        except (OSError, HTTPException):
            status, how = 0, ""
        finally:
            connection.close()
        self.asked.append(Asked(kind, begun, status, time.monotonic() - begun, how))
        return status

    def _live(self, do):
        while not self._is_over.wait(self._every):
            do()

    def _read_front(self):
        self.request("front", "GET", random.choice(self._kept))

    def _read_kept(self):
        self.request("kept", "GET", random.choice(self._kept))

    def _read_new(self):
        self.request("new", "GET", f"/thu-tuc/?q=khai+sinh+{next(self._numbers)}")

    def _write(self):
        mark = f"ý kiến số {next(self._numbers)}"
        body = urlencode(self._opinion | {"text": mark})
        if self.request("write", "POST", "/y-kien/", body) == 302:
            self.written.append(mark)
        self._is_over.wait(2)  # the portal takes thirty a minute

    def between(self, begin, end, kind):
        """What was asked of a kind in a time."""
        return [each for each in list(self.asked) if each.kind == kind and begin <= each.at < end]
