"""Finished pages in a real Redis: one process makes them, all hand them out; and what happens when it is gone."""

import subprocess
import time
from contextlib import suppress
from shutil import which

import pytest
from django.core.cache import caches
from django_redis.exceptions import ConnectionInterrupted

from core import generation
from core.web.log import OnceAMinute
from core.web.store import shared_pages
from tests.conftest import lacking

from .portal import Portal, elsewhere

pytestmark = [pytest.mark.django_db]


@pytest.fixture(scope="module")
def redis(tmp_path_factory):
    """A server of our own behind a socket in a folder of ours; (address, process)."""
    if not which("redis-server"):
        lacking("a Redis")
    socket = tmp_path_factory.mktemp("redis") / "redis.sock"
    command = ["redis-server", "--port", "0", "--unixsocket", str(socket), "--save", ""]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        _wait_for(socket.exists)
        yield f"unix://{socket}"
        running.terminate()


def _wait_for(is_there):
    until = time.monotonic() + 20
    while not is_there():
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.fixture
def two(settings):
    """two(address): two processes' middleware with pages in the Redis there."""

    def share(address):
        settings.CACHES = settings.CACHES | {"pages": shared_pages(address)}
        with suppress(ConnectionInterrupted):
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


def test_without_its_server_pages_are_made_each_time(two, tmp_path, caplog):
    """And the log says so in one line, however many ask."""
    one, _other = two(f"unix://{tmp_path}/nobody.sock")
    with caplog.filtering(OnceAMinute()):
        assert one.read().content != one.read().content
    assert one.made == 2
    [said] = caplog.records
    assert "nobody.sock" in said.getMessage()
    assert said.exc_info is None
