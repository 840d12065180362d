"""A portal to back up, to lose and to restore."""

import pytest

from tests.upkeep.drills import Portal


@pytest.fixture(scope="module")
def portal(tmp_path_factory, django_db_setup, django_db_blocker):
    """The demo with odd rows and files; each test leaves it whole."""
    with django_db_blocker.unblock():
        made = Portal(tmp_path_factory.mktemp("portal"))
        made.make_odd()
        yield made
        made.drop()


@pytest.fixture(scope="module")
def backed_up(portal):
    """(a backup of it, what it was then), before any test has changed it."""
    return portal.backup(), portal.everything()


@pytest.fixture(scope="module")
def backup(backed_up):
    """A backup of it."""
    return backed_up[0]


@pytest.fixture(scope="module")
def saved(backed_up):
    """(rows by table, words by file) as they are in the backup."""
    return backed_up[1]
