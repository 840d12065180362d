"""What all tests share."""

import os
from pathlib import Path

import pytest
from django.db import connection

from core.cache import Kept
from core.write_behind import WriteBehind
from feedback.polls import views as polls
from feedback.usefulness import views as usefulness
from search.retrieval import snapshot
from search.understanding import thesaurus

from . import prepared

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """A copy of a migrated database for this process (tests.prepared), in place of migrating one."""
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            drop = prepared.fill_postgres(connection)
        else:
            drop = prepared.fill_sqlite(connection)
    yield
    if drop:
        with django_db_blocker.unblock():
            drop()


@pytest.fixture(autouse=True)
def fresh_snapshot():
    """Each test rolls its database back; what the process keeps of it goes with it."""
    _forget()
    yield
    _forget()


def _forget():
    snapshot.forget()
    thesaurus.forget()
    for counts in WriteBehind.everything:
        counts.forget()
    for kept in Kept.everything:
        kept.forget()
    usefulness.volume.forget()
    polls.volume.forget()


@pytest.fixture(scope="session")
def national_file():
    """The real national records, on machines that hold them beside the clone; elsewhere its tests skip."""
    path = SHARED / "data" / "national_procedures.jsonl.xz"
    if not path.is_file():
        pytest.skip("the shared national records are absent")
    return path


def lacking(what):
    """Skip for want of a service on a laptop; fail in CI, where everything must be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must have {what}")
    pytest.skip(f"no {what} on this machine")
