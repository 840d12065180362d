"""The demo province for tests that judge what search finds."""

import pytest
from django.db import connection

from tests import prepared


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """A copy of the prepared demo for this module."""
    with django_db_blocker.unblock():
        back = prepared.OPEN_DEMO[connection.vendor](connection)
        yield
        back()
