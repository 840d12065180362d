"""Drills with a server of our own: whatever befalls it, citizens get results in time and nothing is lost."""

import signal
import threading
import time

import pytest
from django.core.management import CommandError

from search.documents import remove_documents
from search.elastic import circuit_breaker, feed, index
from search.elastic.client import worker_client
from search.elastic.searching import Away
from search.indexes import current
from search.models import SearchDocument, SearchState
from search.retrieval import snapshot

from .conftest import own_server
from .steps import IN_TIME, answering, asked, found_in_time, keys, same_everywhere, work, write

pytestmark = [pytest.mark.django_db, pytest.mark.alone, pytest.mark.elasticsearch]


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    server = own_server(tmp_path_factory.mktemp("drills"))
    yield server
    server.end(signal.SIGKILL)


@pytest.fixture
def server(machine, use, monkeypatch):
    """The running server with an index of two documents; a failure is forgiven after a tenth of a second."""
    monkeypatch.setattr(circuit_breaker, "PAUSE", 0.1)
    if machine.process.poll() is not None:
        machine.start()
    use(machine.url)
    write("Chim sẻ", "Chim én")
    work()
    same_everywhere()
    assert len(keys()) == 2
    return machine


@pytest.fixture
def recovered(patience, only_the_cluster):
    """Whether Elasticsearch alone answers again, after one round of the worker, with nothing lost."""

    def check():
        began = time.monotonic()
        work()
        same_everywhere()
        print(f"recovered in {time.monotonic() - began:.2f} s")
        patience()
        time.sleep(0.15)
        current.current_index()
        only_the_cluster()
        found_in_time(count=5000)

    return check


def fails():
    with pytest.raises(CommandError):
        work()


def test_the_server_is_stopped(server, recovered):
    server.end()
    assert len(found_in_time()) == 2
    write("Chim ưng", start=2)
    remove_documents("procedure", ["d0"])
    fails()
    assert found_in_time() != []
    assert answering() == "EmbeddedIndex"
    server.start()
    recovered()


def test_the_server_hangs(server, recovered):
    server.freeze()
    try:
        for _request in range(3):
            assert len(found_in_time()) == 2
        write("Chim ưng", start=2)
        assert len(found_in_time()) == 3
    finally:
        server.thaw()
    recovered()


def test_the_worker_waits_for_a_server_that_hangs_no_longer_than_its_time(server, recovered, monkeypatch):
    monkeypatch.setattr("search.elastic.client._WORKER_SECONDS", 1)
    write("Chim ưng", start=2)
    server.freeze()
    try:
        fails()
        assert len(found_in_time()) == 3
    finally:
        server.thaw()
    recovered()


def test_a_hundred_citizens_at_once_wait_for_a_hung_server_only_once(server):
    waited = []

    process = current.current_index()

    def ask():
        start = time.monotonic()
        try:
            process.found(asked("chim"))
        except Away:
            waited.append(time.monotonic() - start)

    threads = [threading.Thread(target=ask) for _citizen in range(100)]
    server.freeze()
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        server.thaw()
    assert len(waited) == 100
    assert max(waited) < IN_TIME


def test_the_server_is_killed_in_the_middle_of_a_bulk(server, recovered, monkeypatch):
    write(*[f"Chim {number}" for number in range(3000)], start=10)
    send, sent = feed.send, []

    def killing(client, name, rows):
        sent.append(len(rows))
        if len(sent) == 3:
            threading.Timer(0.02, server.end, (signal.SIGKILL,)).start()
        send(client, name, rows)

    monkeypatch.setattr(feed, "send", killing)
    fails()
    monkeypatch.setattr(feed, "send", send)
    server.process.wait(10)
    assert 1000 < sum(sent) < 3000
    assert 2 <= len(keys(count=5000)) < 3002  # the few that the database gives at once
    assert len(found_in_time(count=5000)) == 3002
    server.start()
    recovered()


def test_the_server_is_killed_while_an_index_is_built(server, recovered, monkeypatch):
    write(*[f"Chim {number}" for number in range(1000)], start=10)
    feed.set_sent_version(0)
    with monkeypatch.context() as patched:
        send = feed.send
        patched.setattr(feed, "send", lambda *given: (send(*given), server.end(signal.SIGKILL)))
        fails()
    assert 2 <= len(keys(count=5000)) < 1002  # the few that the database gives at once
    assert len(found_in_time(count=5000)) == 1002
    server.start()
    recovered()


def test_the_server_starts_empty(server, recovered):
    server.end()
    server.empty()
    server.start()
    assert len(found_in_time()) == 2
    recovered()


def test_the_index_is_deleted(server, recovered):
    client = worker_client()
    client.indices.delete(index=index.find(client).name)
    assert len(found_in_time()) == 2
    recovered()


def test_the_index_is_deleted_in_the_midst_of_feeding(server, recovered, monkeypatch):
    client = worker_client()
    write("Chim ưng", start=2)
    name, send = index.find(client).name, feed.send
    with monkeypatch.context() as patched:
        patched.setattr(feed, "send", lambda *given: (client.indices.delete(index=name), send(*given)))
        fails()
    assert not client.indices.exists(index=name)
    recovered()


def test_the_mapping_is_of_an_older_version(server, recovered, monkeypatch):
    client = worker_client()
    with monkeypatch.context() as older:
        older.setattr(index, "MAPPING_VERSION", 1)
        older.setattr(index, "_PROPERTIES", index._PROPERTIES | {"words": {"type": "text"}})
        work()
        old = index.find(client).name
    assert len(found_in_time()) == 2
    recovered()
    assert index.mapping_version(index.find(client).name) == index.MAPPING_VERSION
    assert not client.indices.exists(index=old)


@pytest.mark.parametrize("written_since", [0, 1, 40])
def test_the_database_comes_back_from_an_older_backup(server, recovered, written_since):
    backup = list(SearchDocument.objects.values())
    states = dict(SearchState.objects.values_list("name", "version"))
    for number in range(20):
        write(f"Chim {number}", start=number)
    work()
    SearchDocument.objects.all().delete()
    SearchDocument.objects.bulk_create(SearchDocument(**row) for row in backup)
    for name, version in states.items():
        SearchState.objects.filter(name=name).update(version=version)
    snapshot.forget()
    for number in range(written_since):
        write(f"Chim khác {number}", start=100 + number)
    recovered()
