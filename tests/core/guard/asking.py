"""Asking the portal as a server does, whatever the request looks like; no test client stands in between."""

import io
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from core.web.guard.request import Application


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict
    text: str


def ask(method="GET", path="/", query="", body=b"", **environ):
    """The answer to a request with this environment (HTTP_HOST=…, CONTENT_TYPE=…)."""
    told = {}
    given = {
        "REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": query,
        "SERVER_NAME": "testserver", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "testserver",
        "REMOTE_ADDR": "127.0.0.1", "CONTENT_LENGTH": str(len(body)) if body else "",
        "wsgi.input": io.BytesIO(body), "wsgi.errors": io.StringIO(), "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0), "wsgi.multithread": True, "wsgi.multiprocess": True, "wsgi.run_once": False,
    } | environ  # fmt: skip

    def start(status, headers, exc_info=None):
        told["status"], told["headers"] = int(status.split()[0]), dict(headers)

    with _open_database():
        response = Application()({name: value for name, value in given.items() if value is not None}, start)
        text = b"".join(response).decode("utf-8", "replace")
        response.close()
    return Answer(told["status"], told["headers"], text)


@contextmanager
def _open_database():
    """Leave the test its connection, as Django's client does."""
    signals = request_started, request_finished
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)
