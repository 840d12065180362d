"""A real Elasticsearch: the given one, else one of our own; each test has an index name to itself."""

import secrets

import pytest
from django.conf import settings as portal

from search.elastic import feed
from search.elastic.circuit_breaker import elasticsearch_breaker
from search.elastic.client import worker_client
from search.indexes import current
from tests.conftest import lacking

from .server import Server, missing


def own_server(folder):
    """A started Server, or the test is skipped (fails in CI)."""
    if lack := missing():
        lacking(f"{lack} for a real Elasticsearch")
    return Server(folder).start()


@pytest.fixture(scope="session")
def shared_url(tmp_path_factory):
    """The address of a server that no test harms."""
    if portal.GIVEN_ELASTICSEARCH_URL:
        yield portal.GIVEN_ELASTICSEARCH_URL
        return
    server = own_server(tmp_path_factory.mktemp("elasticsearch"))
    yield server.url
    server.end()


class Background:
    """What a process would do in threads of its own: done at once on the test's connection, or when the test says."""

    def __init__(self):
        self.done, self.waiting, self.is_held = [], [], False

    def start(self, task, *arguments):
        if self.is_held:
            self.waiting.append((task, arguments))
        else:
            self.done.append(task.__name__)
            task(*arguments)

    def run(self):
        """Do what waits."""
        self.is_held, waiting, self.waiting = False, self.waiting, []
        for task, arguments in waiting:
            self.start(task, *arguments)


@pytest.fixture(autouse=True)
def background(monkeypatch):
    """The Background in place of threads; this process knows nothing of any cluster yet."""
    background = Background()
    monkeypatch.setattr(current, "start", background.start)
    monkeypatch.setattr(current, "_HICCUP", 0)
    current.forget()
    yield background
    current.forget()


@pytest.fixture
def use(settings):
    """A function that has the portal use the Elasticsearch at an address."""

    def use(url):
        settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX = url, f"test-{secrets.token_hex(4)}"
        return worker_client()

    elasticsearch_breaker.reset()
    yield use
    elasticsearch_breaker.reset()


@pytest.fixture
def patience(monkeypatch):
    """A function that lifts the citizens' time budget: the machine of the tests may be busy."""

    def lift():
        monkeypatch.setattr("search.elastic.circuit_breaker.BUDGET", 20)
        monkeypatch.setattr("search.elastic.client.BUDGET", 20)
        current.forget()

    return lift


@pytest.fixture
def elastic(shared_url, use, patience, settings):
    """The worker's client of a server with no index of ours; searches wait for it."""
    patience()
    client = use(shared_url)
    yield client
    for name in client.indices.get(index=f"{settings.ELASTICSEARCH_INDEX}*").body:
        client.indices.delete(index=name)


@pytest.fixture
def only_the_cluster(monkeypatch):
    """A function from which on nobody but the cluster may answer."""

    def refuse(states):
        raise AssertionError("the cluster did not answer")

    return lambda: monkeypatch.setattr(current, "_meanwhile", refuse)


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr(feed, "BATCH", 2)


@pytest.fixture
def before_batch(monkeypatch):
    """A function that has something done before a batch of that number (from 1) is sent."""
    send, count = feed.send, 0

    def at(number, do):
        def sending(*arguments):
            nonlocal count
            count += 1
            if count == number:
                do()
            return send(*arguments)

        monkeypatch.setattr(feed, "send", sending)

    return at
