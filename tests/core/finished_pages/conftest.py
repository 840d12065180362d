"""What tests of finished pages share: a portal of one view, its readings, the clock."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.web.readings import counter

from .portal import Portal

_READ = []


@counter("test")
def _count(_request, number):
    _READ.append(number)


@pytest.fixture
def readings():
    """What is counted, in order."""
    _READ.clear()
    return _READ


@pytest.fixture
def portal(db):
    return Portal()


@pytest.fixture
def clock(monkeypatch):
    """clock(**step) lets time pass from noon of a day."""
    now = [timezone.make_aware(timezone.datetime(2026, 11, 30, 12))]
    monkeypatch.setattr(timezone, "now", lambda: now[0])
    return lambda **step: now.__setitem__(0, now[0] + timedelta(**step))
