"""What all tests share."""

import os
from pathlib import Path

import pytest

from core.kept import Kept
from home.polls import views as polls
from home.usefulness import views as usefulness
from news import reading
from search import counting, snapshot, thesaurus

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(autouse=True)
def fresh_snapshot():
    """Each test rolls its database back; what the process keeps of it goes with it."""
    _forget()
    yield
    _forget()


def _forget():
    snapshot.forget()
    thesaurus.forget()
    counting.forget()
    reading.forget()
    for kept in Kept.everything:
        kept.forget()
    usefulness.volume.forget()
    polls.volume.forget()


@pytest.fixture(scope="session")
def national_file():
    """The real national records, where the design's shared folder is at hand."""
    path = SHARED / "data" / "national_procedures.jsonl.xz"
    if not path.is_file():
        pytest.skip("the shared national records are absent")
    return path


def lacking(what):
    """Skip for want of a service on a laptop; fail in CI, where everything must be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must have {what}")
    pytest.skip(f"no {what} on this machine")
