"""Finished pages in a real Redis: one process makes them, all hand them out; and what happens when it is gone."""

import signal
import subprocess
import time
from shutil import which

import pytest
from django.core.cache import caches

from core import generation
from core.web import store
from core.web.log import OnceAMinute
from tests.conftest import lacking

from .portal import Portal, elsewhere

pytestmark = [pytest.mark.django_db]


@pytest.fixture(scope="module")
def redis_process(tmp_path_factory):
    """A server of our own behind a socket in a folder of ours; (address, process)."""
    if not which("redis-server"):
        lacking("a Redis")
    socket = tmp_path_factory.mktemp("redis") / "redis.sock"
    command = ["redis-server", "--port", "0", "--unixsocket", str(socket), "--save", ""]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        _wait_for(socket.exists)
        yield f"unix://{socket}", running
        running.terminate()


@pytest.fixture
def redis(redis_process):
    """Its address."""
    return redis_process[0]


def _wait_for(is_there):
    until = time.monotonic() + 20
    while not is_there():
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.fixture
def two(settings):
    """two(address): two processes' middleware with pages in the Redis there."""

    def share(address):
        settings.CACHES = settings.CACHES | {"pages": {"BACKEND": "core.web.store.SharedPages", "LOCATION": address}}
        caches["pages"].clear()
        return Portal(), Portal()

    return share


def test_what_one_made_all_hand_out(two, redis):
    one, other = two(redis)
    page = one.read(HTTP_ACCEPT_ENCODING="br")
    again = other.read(HTTP_ACCEPT_ENCODING="br")
    assert (one.made, other.made, again["Cache-Status"]) == (1, 0, "portal; hit")
    assert again.content == page.content
    assert other.read(HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=page["ETag"]).status_code == 304


def test_a_page_of_a_generation_unheard_of_is_no_old_page(two, redis):
    """The other process has heard of the change and made the page; this one has not asked for a while."""
    one, other = two(redis)
    one.read()
    known, state = generation._Known.fresh_until, generation._Known.state
    elsewhere()
    other.read()
    generation._Known.fresh_until, generation._Known.state = known, state
    assert one.read()["Cache-Status"] == "portal; hit"
    assert (one.made, other.made) == (1, 1)


def test_after_a_change_only_one_of_all_makes_it(two, redis):
    one, other = two(redis)
    first = one.read().content
    elsewhere()
    seen = []
    one.while_making = lambda: seen.append(other.read())
    one.read()
    assert [(page.content, page["Cache-Status"]) for page in seen] == [(first, "portal; hit; detail=making")]
    assert other.made == 0


def test_without_its_server_each_process_keeps_its_own(two, tmp_path, caplog, monkeypatch):
    """And the log says so in one line, however many ask."""
    monkeypatch.setattr(store._log, "filters", [])  # what another test heard less than a minute ago
    one, _other = two(f"unix://{tmp_path}/nobody.sock")
    with caplog.filtering(OnceAMinute()):
        assert one.read().content == one.read().content
    assert one.made == 1
    [said] = caplog.records
    assert "nobody.sock" in said.getMessage()
    assert said.exc_info is None


def test_a_server_that_hangs_is_waited_for_once(two, redis_process, monkeypatch):
    address, process = redis_process
    one, _other = two(address)
    one.read()
    process.send_signal(signal.SIGSTOP)
    try:
        begun = time.monotonic()
        pages = [one.read() for _again in range(20)]
        assert time.monotonic() - begun < 3  # 60 questions; each would wait 0.3 seconds
    finally:
        process.send_signal(signal.SIGCONT)
    assert {page.status_code for page in pages} == {200}
    monkeypatch.setitem(store._ask_again, address, time.monotonic())
    assert one.read()["Cache-Status"] == "portal; hit"
    assert store._ask_again[address] == 0
