"""The snapshot that a process leaves for the next one is the one that would be built anew, or it is not believed."""

import random
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from core import private_files
from search.documents import Document, remove_documents, save_documents
from search.indexes.current import search
from search.models import SearchDocument, SearchWrite
from search.retrieval import kept, snapshot
from search.retrieval.snapshot import Snapshot
from search.understanding.query import read_query

from .test_snapshot import KINDS, drawn, known

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture(autouse=True)
def committed(tmp_path, monkeypatch, settings):
    """A folder of the test's own, and a database whose writes count as committed."""
    settings.CACHE_ROOT = tmp_path
    private_files._say.cache_clear()
    given = SimpleNamespace(in_atomic_block=False, settings_dict=connection.settings_dict)
    monkeypatch.setattr(kept, "connection", given)
    return given


def file():
    """The path of the file."""
    return settings.CACHE_ROOT / kept._name()


def birds(*numbers, word="sẻ"):
    save_documents([
        Document("procedure", str(at), f"/{at}/", f"Chim {word} {at}", facets={"cap": ["xa"]}) for at in numbers
    ])  # fmt: skip


@contextmanager
def taken_back():
    """What is written meanwhile is gone afterwards, as when a backup is put in the database's place."""
    point = transaction.savepoint()
    yield
    transaction.savepoint_rollback(point)


def of_a_new_process():
    """(its snapshot, the queries in which it has read documents)."""
    snapshot.forget()
    with CaptureQueriesContext(connection) as asked:
        state = snapshot.current()
    return state, [query["sql"] for query in asked if "area_folded" in query["sql"]]


def test_the_next_process_reads_no_document(caplog):
    birds(1, 2, 3)
    first, asked = of_a_new_process()
    assert len(asked) == 1
    second, asked = of_a_new_process()
    assert asked == []
    assert second is not first
    assert known(second) == known(first) == known(Snapshot().refresh())
    assert second.labels == first.labels != {}
    assert second.parents == first.parents
    assert caplog.messages == []


@pytest.mark.parametrize("seed", range(4))
def test_it_is_the_one_that_would_be_built_anew_whatever_is_written_later(seed):
    rng = random.Random(seed)
    for _round in range(3):
        save_documents([drawn(rng, number) for number in rng.sample(range(12), 6)])
        remove_documents(KINDS[0], [str(number) for number in rng.sample(range(12), 2)])
        left, _asked = of_a_new_process()
        assert known(left) == known(Snapshot().refresh())
        save_documents([drawn(rng, number) for number in rng.sample(range(12), 3)])
        assert known(left.refresh()) == known(Snapshot().refresh())


def test_what_was_written_since_is_read_and_left_for_the_next_one():
    birds(1, 2, 3)
    of_a_new_process()
    birds(3, 4, word="én")
    remove_documents("procedure", ["1"])
    state, asked = of_a_new_process()
    assert len(asked) == 1
    assert f"> {SearchDocument.objects.get(object_key='2').version}" in asked[0]
    assert known(state) == known(Snapshot().refresh())
    assert [entry.key for entry in state.entries_in(state.having("en"))] == ["3", "4"]
    assert of_a_new_process()[1] == []


def test_what_a_transaction_may_yet_take_back_is_not_left(committed):
    committed.in_atomic_block = True
    birds(1)
    of_a_new_process()
    assert not file().exists()


def test_what_was_read_while_others_wrote_is_not_left(monkeypatch):
    birds(1)
    state = Snapshot().refresh()
    birds(2)
    kept.write(state)
    assert not file().exists()


@pytest.mark.parametrize("later", [1, 2, 5])
def test_a_database_that_was_put_back_is_read_anew_whatever_was_written_since(later):
    """The file is of a history that was taken back; the version of the other history may be the same or a later one."""
    birds(1, 2)
    with taken_back():
        birds(2, 3, word="én")
        birds(9, word="én")
        of_a_new_process()
    assert file().exists()
    for _time in range(later):
        birds(4, word="ri")
    state, _asked = of_a_new_process()
    assert known(state) == known(Snapshot().refresh())
    assert sorted(entry.key for entry in state.entries.values()) == ["1", "2", "4"]


def test_a_backup_in_which_the_file_was_true_already_goes_on_from_there():
    birds(1, 2)
    of_a_new_process()
    with taken_back():
        birds(3)
    birds(4)
    state, asked = of_a_new_process()
    assert "> 0" not in asked[0]
    assert known(state) == known(Snapshot().refresh())


@pytest.mark.parametrize("part", ["ENGINE", "HOST", "PORT", "NAME"])
def test_each_database_has_a_file_of_its_own(committed, part):
    before = kept._name()
    committed.settings_dict = connection.settings_dict | {part: "other"}
    assert kept._name() != before


def test_other_code_reads_everything_anew_and_leaves_that(monkeypatch):
    birds(1)
    of_a_new_process()
    monkeypatch.setattr(kept, "_made_by", lambda: b"other code")
    assert len(of_a_new_process()[1]) == 1
    assert of_a_new_process()[1] == []


@pytest.mark.parametrize(
    "harm", [lambda written: written[:-5], lambda written: b"", lambda written: written[:40] + b"\0" * 40]
)
def test_a_damaged_file_is_one_line_and_made_anew(harm, caplog):
    birds(1)
    of_a_new_process()
    file().write_bytes(harm(file().read_bytes()))
    state, asked = of_a_new_process()
    assert len(asked) == 1
    assert known(state) == known(Snapshot().refresh())
    assert len(caplog.messages) == 1
    assert of_a_new_process()[1] == []


def test_a_file_with_another_key_is_made_anew(settings):
    birds(1)
    of_a_new_process()
    settings.SECRET_KEY = "another"
    assert len(of_a_new_process()[1]) == 1
    assert of_a_new_process()[1] == []


def test_without_a_folder_it_is_built_as_always(tmp_path, settings, caplog):
    settings.CACHE_ROOT = tmp_path / "file" / "folder"
    (tmp_path / "file").touch()
    birds(1)
    for _process in range(2):
        state, asked = of_a_new_process()
        assert len(asked) == 1
        assert known(state) == known(Snapshot().refresh())
    assert len(caplog.messages) == 1


def test_marks_that_are_long_past_are_dropped(monkeypatch):
    monkeypatch.setattr("search.models.documents._MARKS", 5)
    for _time in range(23):
        birds(1)
    assert 5 <= SearchWrite.objects.count() <= 10
    assert of_a_new_process()[0].entries
    assert of_a_new_process()[1] == []


def test_searches_find_the_same():
    save_documents([
        Document("procedure", str(at), f"/{at}/", title, subtitle=f"Thủ tục {title} đối với người già (cấp xã)")
        for at, title in enumerate(("Cấp thẻ chim sẻ", "Cấp lại thẻ chim sẻ", "Đổi thẻ cá chép", "Vườn tược"))
    ])  # fmt: skip

    def found():
        asked = ("thẻ chim", "cap lai the", "ca chep", "nguoi gia", "vườn")
        return [[entry.key for entry in search(read_query(words), "procedure")] for words in asked]

    snapshot.forget()
    first = found()
    snapshot.forget()
    assert found() == first
    assert all(first)
