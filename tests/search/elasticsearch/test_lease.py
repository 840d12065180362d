"""Workers that are killed, oversleep or come in twos: one works, the next one finishes, nothing is lost."""

import os
import signal
import threading
import time

import pytest

from search.elastic import feed, lease
from search.elastic.worker import Worker
from search.models import SearchState

from .steps import found_in_time, long_ago, names, run, same_everywhere, work, write

pytestmark = [pytest.mark.django_db, pytest.mark.postgres, pytest.mark.elasticsearch]


class Killed(BaseException):
    """Like a signal that nobody catches."""


def kill():
    raise Killed


def test_a_worker_killed_between_batches_is_followed_by_one_that_finishes(
    elastic, small_batches, before_batch, monkeypatch
):
    work()
    write(*["Chim"] * 7)
    before_batch(3, kill)
    with pytest.raises(Killed):
        Worker(elastic).round()
    long_ago()
    assert len(found_in_time()) == 7
    assert Worker(elastic).round().idle
    later = time.time() + lease.SECONDS + 1
    monkeypatch.setattr(lease.time, "time", lambda: later)
    assert Worker(elastic).round().sent == 7
    same_everywhere()


def test_a_worker_killed_while_building_leaves_no_index_behind(elastic, small_batches, before_batch, monkeypatch):
    write(*["Chim"] * 5)
    before_batch(2, kill)
    with pytest.raises(Killed):
        Worker(elastic).round()
    SearchState.objects.filter(name=lease.NAME).update(version=0)
    work()
    assert len(names(elastic)) == 1
    same_everywhere()


def test_two_workers_do_not_work_at_once_and_the_second_goes_on_after_the_first(elastic):
    write("Chim sẻ")
    first, second = Worker(elastic), Worker(elastic)
    assert first.round().rebuilt
    assert second.round().idle
    write("Chim én", start=1)
    first.leave()
    assert second.round().sent == 1
    assert first.round().idle
    same_everywhere()


def test_a_worker_that_overslept_its_lease_does_no_harm(elastic, small_batches, before_batch):
    write(*["Chim"] * 5)

    def another_takes_over():
        SearchState.objects.filter(name=lease.NAME).update(version=0)
        first._lease._token = 1
        other = Worker(elastic)
        write("Chim mới", start=7)
        assert other.round().rebuilt
        other.leave()

    first = Worker(elastic)
    before_batch(2, another_takes_over)
    with pytest.raises(feed.Refused):
        first.round()
    first.leave()
    work()
    assert len(names(elastic)) == 1
    same_everywhere()


def test_a_lease_from_a_clock_that_ran_ahead_binds_nobody(elastic):
    SearchState.objects.create(name=lease.NAME, version=int((time.time() + 9999) * 1_000_000))
    assert not Worker(elastic).round().idle


@pytest.mark.alone
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_worker_ends_cleanly_when_told(elastic, number):
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    write("Chim sẻ")
    threading.Timer(1.5, os.kill, (os.getpid(), number)).start()
    try:
        assert "1" in run("search_worker")
    finally:
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGINT, before[1])
    assert SearchState.objects.get(name=lease.NAME).version == 0
    same_everywhere()
