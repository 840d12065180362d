"""The calendar that the tests of counting count with."""

import pytest

from agencies.counting.calendar import Calendar


@pytest.fixture
def calendar():
    """The calendar that the project comes with."""
    return Calendar.load()
