"""Until when a finished page holds, and what readers get while the next one is being made or none can be."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.utils import timezone

from core import generation
from core.generation import changes_at
from core.web import pages

from .portal import Portal, elsewhere

# Until when


def test_midnight_and_declared_moments_end_it_and_caches_in_front_know(portal, clock, monkeypatch):
    monkeypatch.setattr(generation, "_moments", [*generation._moments])
    due = timezone.now() + timedelta(seconds=100)
    changes_at(lambda now: due if now < due else None)
    generation.forget()
    generation._Known.state = None
    portal.read()
    clock(seconds=99.5)
    assert portal.read()["Cache-Control"] == "public, max-age=0, s-maxage=0"
    assert portal.made == 1
    clock(seconds=0.5)
    portal.read()
    assert portal.made == 2
    clock(hours=11, minutes=58, seconds=18)  # two seconds before midnight
    portal.read()
    clock(seconds=1)
    assert portal.read()["Cache-Control"] == "public, max-age=0, s-maxage=1"
    assert portal.made == 3
    clock(seconds=1)
    portal.read()
    assert portal.made == 4


def test_it_is_made_again_after_ten_minutes_whatever_anybody_said(portal, clock):
    portal.read()
    clock(minutes=9, seconds=59)
    portal.read()
    assert portal.made == 1
    clock(seconds=2)
    portal.read()
    assert portal.made == 2


def test_a_clock_that_is_put_back_is_believed(portal, clock):
    before = generation.generation()
    clock(days=-3)
    assert generation.generation().until < before.until
    clock(days=3)
    assert generation.generation() == before


# While it is made


def test_one_makes_the_new_page_and_others_get_the_last(portal):
    first = portal.read().content
    elsewhere()
    others = []

    def meanwhile():
        portal.while_making = None
        others.append(portal.read())

    portal.while_making = meanwhile
    second = portal.read().content
    assert [other.content for other in others] == [first]
    assert others[0]["Cache-Status"] == "portal; hit; detail=making"
    assert portal.read().content == second != first
    assert portal.made == 2


def test_a_page_that_ended_long_ago_is_no_last_page(portal, monkeypatch):
    """Whoever asks while it is made anew waits for that."""
    portal.read()
    elsewhere()
    portal.read("/khac/")  # the process hears of the change
    monkeypatch.setattr(generation, "LATELY_SECONDS", 0)
    waited = []
    monkeypatch.setattr(pages, "_awaited", lambda key: waited.append(key))
    portal.while_making = lambda: (setattr(portal, "while_making", None), portal.read())
    portal.read()
    assert len(waited) == 1
    assert portal.made == 4


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_those_who_wait_get_the_new_page_once_it_is_there(monkeypatch):
    portal = Portal()
    first = portal.read().content
    elsewhere()
    monkeypatch.setattr(generation, "LATELY_SECONDS", 0)
    portal.while_making = lambda: time.sleep(0.3)
    with ThreadPoolExecutor(4) as readers:
        answers = list(readers.map(lambda _number: portal.read().content, range(4)))
    assert portal.made == 2
    assert len(set(answers)) == 1
    assert answers[0] != first


def test_when_none_can_be_made_readers_get_the_last(portal):
    page = portal.read().content
    elsewhere()
    portal.answer = lambda: HttpResponse(status=500)
    for _again in range(2):
        last = portal.read()
        assert (last.status_code, last.content) == (200, page)
        assert "fwd=stale" in last["Cache-Status"]
    portal.answer = None
    assert portal.read().content != page


def test_without_a_database_readers_get_the_last(portal, monkeypatch):
    page = portal.read().content

    def gone():
        raise OperationalError

    monkeypatch.setattr("core.web.pages.generation", gone)
    portal.answer = lambda: HttpResponse(status=503)
    assert portal.read().content == page
    portal.read("/khac/")
