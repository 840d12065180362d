"""Whatever stands at the address of Elasticsearch and whatever it says, citizens get results."""

import time
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler
from types import SimpleNamespace

import pytest
from django.urls import reverse

from search.elastic.circuit_breaker import elasticsearch_breaker
from search.elastic.feed import documents_version, sent_version, set_sent_version
from search.indexes import current
from tests.home.content import record, store
from tests.web import served

from .steps import answering, found_in_time

pytestmark = [pytest.mark.django_db, pytest.mark.alone, pytest.mark.elasticsearch]

JSON = "application/vnd.elasticsearch+json;compatible-with=9"
EMPTY = b'{"status": 200, "timed_out": false, "_shards": {"failed": 0}, "hits": {"total": {"value": 0}, "hits": []}}'
TIMED_OUT, HALF = EMPTY.replace(b"false", b"true"), EMPTY.replace(b'"failed": 0', b'"failed": 1')
ERROR = b'{"status": %d, "error": {"type": "search_phase_execution_exception"}}'


def _all(answer, count=0):
    """An answer of so many answers; 0: as many as were asked for."""
    return lambda asked: b'{"responses": [' + b", ".join([answer] * (count or asked)) + b"]}"


@pytest.fixture
def stand_in(use):
    """A function that starts a server that says the same to every question, a byte at a time if it is `slow`."""

    def start(status, body, kind=JSON, product="Elasticsearch", slow=False):
        class Saying(BaseHTTPRequestHandler):
            def do_POST(self):
                searches = self.rfile.read(int(self.headers["Content-Length"])).count(b"\n") // 2
                said = body(searches) if callable(body) else body
                self.send_response(status)
                for header in (("Content-Type", kind), ("X-Elastic-Product", product), ("Content-Length", len(said))):
                    self.send_header(header[0], str(header[1]))
                self.end_headers()
                for byte in said:
                    time.sleep(0.1 if slow else 0)
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()

            def log_message(self, *arguments):
                pass

        use(running.enter_context(served(Saying)))
        store(record(1, "Chim sẻ"), record(2, "Chim én"))
        sent_version()
        set_sent_version(documents_version())
        _know_words()

    with ExitStack() as running:
        yield start


def _know_words():
    """Give this process words, as if what stands there had been an Elasticsearch a while ago."""
    words = SimpleNamespace(
        total=2, quotes=0, counts={"chim": 2, "se": 1, "en": 1}, quoted={}, forms={"chim", "sẻ", "én"}, priors=[0.0],
        ordered=["chim", "en", "se"], official={}, asked={},
    )  # fmt: skip
    current._process.words, current._process.counted = words, documents_version()


ANSWERS = [
    (200, b"<html>Welcome", {"kind": "text/html"}),
    (200, _all(EMPTY), {"product": "Another"}),
    (200, b"{}", {}),
    (200, b"[]", {}),
    (200, b"not json", {}),
    (200, _all(TIMED_OUT), {}),
    (200, _all(HALF), {}),
    (200, _all(EMPTY, 7), {}),
    (200, _all(b"{}"), {}),
    (200, _all(b"null"), {}),
    (200, _all(ERROR % 404), {}),
    (200, _all(ERROR % 429), {}),
    (200, _all(ERROR % 503), {}),
    (400, b'{"error": {"type": "parsing_exception"}}', {}),
    (401, b'{"error": "?"}', {}),
    (429, b"", {}),
    (503, b'{"error": {"type": "search_phase_execution_exception"}}', {}),
    (200, _all(EMPTY), {"slow": True}),
]


@pytest.mark.parametrize(("status", "body", "changes"), ANSWERS)
def test_an_answer_that_is_none_is_the_databases(stand_in, status, body, changes):
    stand_in(status, body, **changes)
    assert len(found_in_time()) == 2
    assert elasticsearch_breaker.ask(list) is None


def test_an_answer_of_another_shape_is_the_databases_too(stand_in):
    stand_in(200, _all(EMPTY))
    assert len(found_in_time()) == 2
    assert len(found_in_time("")) == 2


@pytest.mark.parametrize("words", ["chim sẻ", "chim", "chjm", "1.000001", ""])
def test_a_search_that_is_refused_is_answered_by_the_database_and_the_next_is_asked_again(stand_in, words, client):
    stand_in(200, _all(ERROR % 400))
    assert client.get(reverse("site_search"), {"q": words}).status_code in (200, 302)
    assert client.get(reverse("site_suggestions"), {"q": words}).status_code == 200
    assert elasticsearch_breaker.works
    assert answering() == "ElasticIndex"
