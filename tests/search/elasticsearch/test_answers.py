"""Whatever stands at the address of Elasticsearch and whatever it says, citizens get the database's results."""

import time
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler

import pytest

from search.elastic.feed import documents_version, sent_version, set_sent_version
from search.engines import elasticsearch_breaker, holding
from tests.web import served

from .steps import BIRD, found_in_time, write

pytestmark = [pytest.mark.django_db, pytest.mark.alone, pytest.mark.elasticsearch]

JSON = "application/vnd.elasticsearch+json;compatible-with=9"
HIT = b'{"timed_out": false, "hits": {"hits": [{"sort": [%s]}]}}'


@pytest.fixture
def stand_in(use):
    """A function that starts a server that says the same to every question, a byte at a time if it is `slow`."""

    def start(status, body, kind=JSON, product="Elasticsearch", slow=False):
        class Saying(BaseHTTPRequestHandler):
            def do_POST(self):
                self.send_response(status)
                for header in (("Content-Type", kind), ("X-Elastic-Product", product), ("Content-Length", len(body))):
                    self.send_header(header[0], str(header[1]))
                self.end_headers()
                for byte in body:
                    time.sleep(0.1 if slow else 0)
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()

            def log_message(self, *arguments):
                pass

        use(running.enter_context(served(Saying)))
        write("Chim sẻ", "Chim én")
        sent_version()
        set_sent_version(documents_version())

    with ExitStack() as running:
        yield start


@pytest.mark.parametrize(
    ("status", "body", "changes"),
    [
        (200, b"<html>Welcome", {"kind": "text/html"}),
        (200, HIT % b"1", {"product": "Another"}),
        (200, b"{}", {}),
        (200, b"[]", {}),
        (200, b"not json", {}),
        (200, b'{"timed_out": true, "hits": {"hits": []}}', {}),
        (200, HIT % b'"a"', {}),
        (200, HIT % b"null", {}),
        (400, b'{"error": {"type": "parsing_exception"}}', {}),
        (401, b'{"error": "?"}', {}),
        (429, b"", {}),
        (503, b'{"error": {"type": "search_phase_execution_exception"}}', {}),
        (200, HIT % b"1", {"slow": True}),
    ],
)
def test_an_answer_that_is_none_is_the_databases(stand_in, status, body, changes):
    stand_in(status, body, **changes)
    assert len(found_in_time()) == 2
    assert elasticsearch_breaker.ask(list) is None


def test_a_good_answer_is_taken(stand_in, monkeypatch):
    monkeypatch.setattr("search.elastic.circuit_breaker.BUDGET", 10)
    stand_in(200, HIT % b"77")
    assert holding(BIRD, 10) == [77]
