"""What all tests share."""

import gc
import os
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from django.test import Client
from django_tasks import default_task_backend

from core import generation
from core.web.cache import Cached
from core.write_behind import WriteBehind
from feedback.polls import views as polls
from feedback.usefulness import views as usefulness
from search.retrieval import snapshot
from search.understanding import thesaurus

from . import prepared

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


# Queries are counted: that the generation is read again each second is a test of its own.
generation.FRESH_SECONDS = 3600


def pytest_collection_finish():
    """Never look for garbage among what stays to the end: that took a quarter of the tests' time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """A copy of a migrated database for this process (tests.prepared), in place of migrating one."""
    with django_db_blocker.unblock():
        drop = prepared.OPEN[connection.vendor](connection)
    yield
    if drop:
        with django_db_blocker.unblock():
            drop()


@pytest.fixture(scope="session", autouse=True)
def cache_root(tmp_path_factory):
    """Where the processes of this run leave things for one another: nothing of it is there for the next run."""
    settings.CACHE_ROOT = tmp_path_factory.mktemp("cache")
    os.environ["CACHE_ROOT"] = str(settings.CACHE_ROOT)


@pytest.fixture(scope="session")
def rolled_back(django_db_setup, django_db_blocker):
    """with rolled_back(): what a fixture of a whole module stores, asks and leaves nothing of."""

    @contextmanager
    def block():
        with django_db_blocker.unblock(), transaction.atomic():
            yield
            transaction.set_rollback(True)
        _forget()

    return block


@pytest.fixture(scope="module")
def lasting(rolled_back):
    """What fixtures of a whole module write stays for all its tests and is rolled back after them."""
    with rolled_back():
        yield


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
    generation.forget()
    caches["pages"].clear()
    for cached in Cached.everything:
        cached.forget()
    usefulness.limit.forget()
    polls.limit.forget()
    default_task_backend.clear()


@pytest.fixture
def client():
    """A browser: it says of every form which site it was on."""
    return Client(headers={"Origin": "http://testserver"})


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
