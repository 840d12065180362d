"""Readers of the snapshot in threads of their own while others write."""

import sys
import threading

import pytest

from search.documents import Document, remove_documents, save_documents
from search.retrieval import snapshot
from search.retrieval.retrieved import Retrieved
from search.retrieval.snapshot import Snapshot
from search.understanding.query import read_query

from .test_snapshot import known

pytestmark = [pytest.mark.django_db, pytest.mark.alone]


@pytest.fixture
def hasty_threads():
    """Threads that take turns as often as the interpreter can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def test_threads_read_on_while_documents_are_written(hasty_threads):
    stay = [Document("procedure", f"s{at}", f"/s{at}/", f"Cấp thẻ chim số {at}") for at in range(30)]
    save_documents(stay)
    state, failures, done = snapshot.current(), [], threading.Event()

    def read():
        query = read_query("cấp thẻ chim")
        while not done.is_set():
            try:
                state = snapshot._snapshot
                within = state.visible("procedure")
                found = Retrieved(query, state, within)
                found.ordered(found.hits, 20)
                state.by_prior(within, 5)
                state.terms_beginning("c")
                assert "chim" in state.spellings
            except Exception as failure:
                failures.append(repr(failure))
                return

    readers = [threading.Thread(target=read) for _ in range(4)]
    Retrieved(read_query("cấp thẻ chim"), state, state.visible("procedure"))
    for reader in readers:
        reader.start()
    try:
        for turn in range(25):
            save_documents(
                [Document("procedure", f"n{at}", "/n/", f"Cấp thẻ chim lần {turn} {at}") for at in range(20)]
            )
            snapshot.current()
            remove_documents("procedure", [f"n{at}" for at in range(20)])
            snapshot.current()
    finally:
        done.set()
        for reader in readers:
            reader.join()
    assert failures == []
    assert known(snapshot.current()) == known(Snapshot().refresh())
