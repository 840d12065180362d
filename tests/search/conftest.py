"""The demo province for tests that judge what search finds."""

import pytest
from django.db import transaction

from demo.load import load


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo, loaded once for this module and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load("x")
        yield
        transaction.set_rollback(True)
