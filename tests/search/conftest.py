"""The demo province for tests that judge what search finds."""

import pytest
from django.db import connection

from demo.load import load
from tests import prepared


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, request):
    """The demo for this module: a copy of the prepared one, or loaded and rolled back where there is none to copy."""
    if connection.vendor != "sqlite":
        request.getfixturevalue("lasting")
        with django_db_blocker.unblock():
            load("x")
        yield
        return
    with django_db_blocker.unblock():
        prepared.fill_sqlite(connection, prepared.demo() / "portal.sqlite3")
        yield
        prepared.fill_sqlite(connection, prepared.migrated())
