"""Everyday names as records: what may be written, who publishes it, what search knows by it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.models import EverydayNames, Procedure
from catalogue.search import procedure_documents
from search.models import SearchDocument
from tests.home.content import publish_guide, record, store

from .content import CODE, draft, found, published

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
BIRD = "Cấp thẻ nuôi chim cảnh"


@pytest.fixture
def bird():
    """A procedure without names."""
    return store(record(1, BIRD))[0]


def aliases(procedure):
    return SearchDocument.objects.get(kind="procedure", object_key=procedure.national_id).aliases.splitlines()


# What may be written


def test_names_are_tidied():
    row = EverydayNames(code=CODE, names="  bắt   sẻ \n\n nuôi vẹt\u200b", english=" keep  a bird ")
    row.full_clean()
    assert (row.names, row.english) == ("bắt sẻ\nnuôi vẹt", "keep a bird")
    assert row.all_names == ["bắt sẻ", "nuôi vẹt", "keep a bird"]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("names", "bắt sẻ\nBắt  sẻ"), ("names", "123"), ("names", "/-/"), ("names", "chim " * 30),
        ("names", "chim sẻ con\n" * 200), ("english", "keep a bird\nnuôi vẹt"), ("english", "keep a bird\n" * 90),
        ("code", "khai sinh"), ("code", "1.00"), ("code", "1.001193"),
    ],
)  # fmt: skip
def test_what_is_no_name_or_no_code_is_refused(field, text):
    fields = {"code": CODE, "names": "nuôi vẹt", "english": ""} | {field: text}
    with pytest.raises(ValidationError) as refused:
        EverydayNames(**fields).full_clean()
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize("code", ["1.0133611", "1.014955-Xoa"])
def test_the_codes_of_the_national_record_are_taken_as_they_are(code):
    EverydayNames(code=code, names="nuôi vẹt").full_clean()


def test_names_without_a_name_are_not_published():
    assert EverydayNames(code=CODE, names=" \n").publication_problems()
    assert not EverydayNames(code=CODE, english="bird card").publication_problems()


# What search knows


def test_a_citizen_finds_by_a_name_after_its_approval_and_not_before(client, bird):
    row = draft("bắt sẻ đem về")
    assert BIRD not in found(client, "bắt sẻ đem về")
    row.get_latest_revision().publish()
    assert BIRD in found(client, "bắt sẻ đem về")
    EverydayNames.objects.get(pk=row.pk).unpublish()
    assert BIRD not in found(client, "bắt sẻ đem  về")


def test_a_new_draft_changes_nothing_before_its_approval(bird):
    row = published("bắt sẻ")
    row.names = "nuôi vẹt"
    revision = row.save_revision()
    assert aliases(bird) == ["bắt sẻ"]
    revision.publish()
    assert aliases(bird) == ["nuôi vẹt"]


def test_deleted_names_are_no_longer_found(bird):
    published().delete()
    assert aliases(bird) == []


def test_every_procedure_of_the_code_is_found(bird):
    twin = store(record(2, "Cấp thẻ nuôi vẹt") | {"code": CODE})[0]
    published()
    assert aliases(bird) == aliases(twin) == ["bắt sẻ"]


def test_a_procedure_that_comes_later_finds_its_names():
    published()
    assert aliases(store(record(1, BIRD))[0]) == ["bắt sẻ"]


def test_names_outlive_a_sync_that_changes_or_withdraws_the_procedure(bird):
    published()
    store(record(1, "Cấp thẻ nuôi chim quý"))
    assert aliases(bird) == ["bắt sẻ"]
    store(record(2, "Việc khác"), full=True)
    assert EverydayNames.objects.get(code=CODE).live
    store(record(1, BIRD), record(2, "Việc khác"), full=True)
    assert aliases(bird) == ["bắt sẻ"]


def test_the_provinces_words_come_first_then_the_names_then_the_english_ones(bird):
    published("bắt sẻ", english="bird card")
    publish_guide(bird, title="Nuôi chim", aliases="chim của tỉnh")
    assert aliases(bird) == ["chim của tỉnh", "bắt sẻ", "bird card"]


def test_names_and_their_documents_change_together_or_not_at_all(bird, monkeypatch):
    row = published()
    row.names = "nuôi vẹt"
    revision = row.save_revision()

    def fail(*given):
        raise RuntimeError

    monkeypatch.setattr("catalogue.models.names.reindex", fail)
    pk = row.pk
    for change in (revision.publish, EverydayNames.objects.get(pk=pk).unpublish, row.delete):
        with pytest.raises(RuntimeError):
            change()
        stored = EverydayNames.objects.get(pk=pk)
        assert (stored.names, stored.live, aliases(bird)) == ("bắt sẻ", True, ["bắt sẻ"])


def test_documents_of_more_procedures_take_as_many_queries(bird):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            procedure_documents(Procedure.objects.values_list("pk", flat=True))
        return len(asked)

    few = queries()
    for number in range(2, 12):
        published(f"tên số {number} đó", code=f"9.{300_000 + number}")
    store(*(record(number, f"Việc {number} của chim") for number in range(2, 12)))
    assert queries() == few
