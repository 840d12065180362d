"""A start and an end: one port for one portal, one sentence when it cannot be had, nothing left behind."""

import os
import signal
import socket
import subprocess
import sys
from urllib.request import urlopen

import pytest

from tests.browser.server import ROOT, free_port
from tests.portal.processes import PATIENCE, eventually
from tests.prepared import copy_demo

pytestmark = [pytest.mark.slow, pytest.mark.alone]


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """What a portal with the demo is started with; port and workers are each test's own."""
    folder = tmp_path_factory.mktemp("portal")
    copy_demo(folder, "127.0.0.1", 80)
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.portal.serving_settings",
        "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
        "SECRET_KEY": "only-for-tests",
        "HTTPS": "false",
        "ALLOWED_HOSTS": "127.0.0.1",
        "ELASTICSEARCH_URL": "",
        "SERVE_HOST": "127.0.0.1",
    }


@pytest.fixture
def start(environment):
    """start(port, *options) begins serve.py in a group of its own; all that was begun ends with the test."""
    begun = []

    def start(port, *options):
        serve = [sys.executable, "serve.py", *options]
        given = environment | {"SERVE_PORT": str(port)}
        begun.append(subprocess.Popen(serve, cwd=ROOT, env=given, stderr=subprocess.PIPE, text=True, process_group=0))
        return begun[-1]

    yield start
    for server in begun:
        server.kill()
        server.communicate()


def answers(port):
    """Whether a portal answers there."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/robots.txt", timeout=PATIENCE) as answer:
            return answer.status == 200
    except OSError:
        return False


def children(pid):
    """The ids of the processes that this one has started."""
    with open(f"/proc/{pid}/task/{pid}/children") as stream:
        return [int(child) for child in stream.read().split()]


def whole_family(server, port):
    """The processes that a server has started, once they are all there: the clock and two workers."""
    eventually(lambda: answers(port) and len(children(server.pid)) == 3)
    return children(server.pid)


def alive(pids):
    """Those of the processes that still run."""
    return [pid for pid in pids if os.path.exists(f"/proc/{pid}") and not _is_zombie(pid)]


def _is_zombie(pid):
    try:
        with open(f"/proc/{pid}/stat") as stream:
            return stream.read().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_a_port_that_is_taken_ends_the_start_with_one_sentence(start):
    with socket.create_server(("127.0.0.1", 0), reuse_port=True) as taken:
        port = taken.getsockname()[1]
        _out, words = (refused := start(port, "--with-clock")).communicate(timeout=PATIENCE)
    assert refused.returncode == 1
    assert words.strip().count("\n") == 0
    assert f"SERVE_PORT={port + 1} make run" in words
    assert str(port) in words


def test_two_portals_never_share_a_port(start):
    port = free_port()
    first = start(port)
    eventually(lambda: answers(port))
    second = start(port)
    assert second.wait(PATIENCE) == 1
    assert first.poll() is None
    assert answers(port)


def test_of_two_portals_that_start_at_once_one_is_refused(start):
    port = free_port()
    both = [start(port), start(port)]
    eventually(lambda: answers(port) and any(server.poll() is not None for server in both))
    assert sorted(server.poll() is None for server in both) == [False, True]


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_stopping_ends_server_and_clock(start, sent):
    port = free_port()
    server = start(port, "--with-clock")
    family = whole_family(server, port)
    os.killpg(server.pid, sent)
    assert server.wait(PATIENCE) == 0
    assert alive(family) == []
    with socket.create_server(("127.0.0.1", port)):
        pass


def test_a_server_that_is_killed_leaves_neither_workers_nor_clock(start):
    port = free_port()
    server = start(port, "--with-clock")
    family = whole_family(server, port)
    server.kill()
    eventually(lambda: alive(family) == [])
