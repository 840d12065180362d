"""The drills that every change has to pass: pytest tests/drills/short.py, with TEST_DATABASE_URL of a prepared server.

They take half a minute and start servers of their own, so `make test` runs them by themselves.
"""

import pytest

from tests.conftest import lacking

from .drills import DRILLS, run
from .house import house, missing

SHORT = ("PostgreSQL hangs", "PostgreSQL killed", "shared pages hang", "a worker killed", "the server killed")
_SECONDS = 2


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """(a portal, what goes on in it)."""
    if what := missing():
        lacking(what)
    folder = tmp_path_factory.mktemp("drills")
    for each in (folder, folder.parent, folder.parent.parent):
        each.chmod(0o755)  # PostgreSQL and nginx run as users of their own
    with house(folder) as portal, portal.life() as life:
        yield portal, life


@pytest.mark.parametrize("drill", [drill for drill in DRILLS if drill.name in SHORT], ids=lambda drill: drill.name)
def test_nobody_in_front_notices_and_nothing_is_lost(built, drill):
    row = run(drill._replace(seconds=min(drill.seconds, _SECONDS)), *built)
    assert row.lost == 0, row
    if drill.name == "the server killed":
        assert row.front_failed <= 1, row  # the one that was half sent
    else:
        assert (row.front_failed, row.kept_failed, row.unanswered) == (0, 0, 0), row
