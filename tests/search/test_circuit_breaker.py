"""The guard before a server that may fail: one budget, a pause, one line in the log."""

import logging
import threading
from concurrent.futures import Future
from types import SimpleNamespace

import pytest

from search.elastic import circuit_breaker
from search.elastic.circuit_breaker import CircuitBreaker


@pytest.fixture
def clock(monkeypatch):
    """The guard's clock, which stands still unless the test moves it."""
    clock = SimpleNamespace(now=1000.0)
    monkeypatch.setattr(circuit_breaker, "monotonic", lambda: clock.now)
    return clock


@pytest.fixture
def asked(clock):
    """A Guard by that clock."""
    return CircuitBreaker("the server")


@pytest.fixture
def granted(monkeypatch):
    """The seconds that the guard has been ready to wait, answer by answer."""
    waited, result = [], Future.result
    monkeypatch.setattr(Future, "result", lambda task, seconds: waited.append(seconds) or result(task, seconds))
    return waited


def fail():
    raise KeyError("malformed")


def test_an_answer_comes_through(asked):
    assert asked.ask(lambda a, b: [a, b], 1, 2) == [1, 2]
    assert asked.ask(list) == []


def test_any_failure_is_no_answer_and_the_server_is_left_alone_for_the_pause(asked, clock):
    calls = []
    assert asked.ask(fail) is None
    assert asked.ask(calls.append, 1) is None
    clock.now += circuit_breaker.PAUSE - 1
    assert asked.ask(calls.append, 1) is None
    assert calls == []
    clock.now += 1
    assert asked.ask(len, "abc") == 3


def test_whoever_is_slow_costs_the_budget_once(asked, granted):
    slow = threading.Event()
    assert asked.ask(slow.wait, 60) is None
    assert asked.ask(len, "abc") is None
    assert granted == [circuit_breaker.BUDGET]
    assert circuit_breaker.BUDGET < 0.5
    slow.set()


def test_after_the_pause_one_request_tries_and_the_others_do_not_wait_for_it(asked, clock, monkeypatch):
    asked.ask(fail)
    clock.now += circuit_breaker.PAUSE
    monkeypatch.setattr(circuit_breaker, "BUDGET", 60)
    entered, release, answers = threading.Event(), threading.Event(), []

    def slow():
        entered.set()
        return release.wait(60)

    trying = threading.Thread(target=lambda: answers.append(asked.ask(slow)))
    trying.start()
    entered.wait()
    assert asked.ask(len, "abc") is None
    release.set()
    trying.join()
    assert answers == [True]
    assert asked.ask(len, "abc") == 3


def test_the_log_has_a_line_when_it_fails_and_one_when_it_answers_again(asked, clock, caplog):
    caplog.set_level(logging.INFO, logger="search")
    for _request in range(5):
        asked.ask(fail)
    clock.now += circuit_breaker.PAUSE
    asked.ask(fail)
    clock.now += circuit_breaker.PAUSE
    asked.ask(len, "abc")
    asked.ask(len, "abc")
    assert [record.message for record in caplog.records] == [
        "the server does not answer (KeyError): searching in the database",
        "the server answers again",
    ]
