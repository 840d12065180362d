"""A small server that plays the national API (docs/national-record.md), and misbehaves where a test asks it to."""

import json
import threading
from collections import defaultdict, deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from catalogue.national.api import DETAIL_PATH, LIST_PATH


class NationalApi:
    """Serves records; `faults[what]` are played first, one a request (`what`: a record's id, or "list lastId")."""

    def __init__(self, records):
        self.records = records
        self.faults = defaultdict(deque)
        self.asked = []  # what was asked for, in order
        self.agents = set()
        self.closing = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads, self.server.block_on_close = True, False
        self.base = f"http://127.0.0.1:{self.server.server_port}/api/v1"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def close(self):
        """Stop serving and let hanging answers go."""
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()

    @property
    def details(self):
        """The ids whose details were asked for."""
        return [what for what in self.asked if not what.startswith("list")]

    def page(self, last_id, limit):
        """The list's entries after an id."""
        ids = [record["id"] for record in self.records]
        start = ids.index(last_id) + 1 if last_id else 0
        return [{key: record[key] for key in ("id", "code", "name")} for record in self.records[start : start + limit]]

    def _handler(api):
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                is_list = self.path.removeprefix("/api/v1") == LIST_PATH
                assert is_list or self.path.removeprefix("/api/v1") == DETAIL_PATH
                what = f"list {body['lastId']}".rstrip() if is_list else body["id"]
                api.asked.append(what)
                api.agents.add(self.headers["User-Agent"])
                if api.faults[what]:
                    api.faults[what].popleft()(self, api)
                elif is_list:
                    self.answer({"items": api.page(body["lastId"], body["limit"])})
                else:
                    self.answer(next((record for record in api.records if record["id"] == what), None))

            def answer(self, data):
                self.send(200, json.dumps({"code": 200, "data": data}).encode())

            def send(self, status, body, length=None, **headers):
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.send_header("Content-Length", str(len(body) if length is None else length))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_arguments):
                pass

        return Handler


def broken(handler, _api):
    """500."""
    handler.send(500, b"{}")


def absent(handler, _api):
    """404."""
    handler.send(404, b"{}")


def too_fast(seconds):
    """429 with Retry-After."""
    return lambda handler, _api: handler.send(429, b"", Retry_After=seconds)


def cut(handler, _api):
    """Half an answer: the promised length never comes."""
    handler.send(200, b'{"code": 200, "data": {"id": ', length=5000)


def empty(handler, _api):
    """200 without data."""
    handler.answer({})


def html(handler, _api):
    """200 with a page for people."""
    handler.send(200, "<!doctype html><p>Hệ thống bảo trì</p>".encode())


def array(handler, _api):
    """200 with JSON of another shape."""
    handler.send(200, b"[1, 2]")


def brackets(handler, _api):
    """200 with JSON that no reader gets to the end of."""
    handler.send(200, b'{"data":' + b"[" * 100_000)


def elsewhere(handler, _api):
    """A redirect, which a crawler must not follow."""
    handler.send(302, b"", Location="http://127.0.0.1:1/")


def other(handler, api):
    """Another record than the one asked for."""
    handler.answer(api.records[-1] | {"id": "somebody-else"})


def hang(_handler, api):
    """No answer."""
    api.closing.wait(5)
