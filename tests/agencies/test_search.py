"""Agencies in the search: findable at once, under today's words only, in few queries."""

import unicodedata

import pytest

from agencies.models import Agency, NationalIdentity
from agencies.search import SECTION, aliases
from catalogue.national.writing.shared import SharedRows
from search.indexes.current import search
from search.models import SearchDocument
from search.rebuild import rebuild
from search.understanding.query import read_query
from tests.factories import national_records
from tests.home.content import store

pytestmark = pytest.mark.django_db


def found(words):
    """The titles that a search for agencies gives."""
    pks = [entry.pk for entry in search(read_query(words), "agency")]
    titles = SearchDocument.objects.in_bulk(pks)
    return [titles[pk].title for pk in pks]


@pytest.fixture
def agency():
    """A department of one's own."""
    row = Agency(name="Sở Vườn tược và Chim muông tỉnh Phương Nam", tier="province", phone="0299 3800 999")
    row.save()
    return row


@pytest.mark.parametrize("words", ["so vuon tuoc", "Sở VTCM", "sở vt&cm", "0299 3800 999", "02993800999"])
def test_a_saved_agency_is_found_at_once(agency, words):
    assert found(words)[:1] == [agency.name]


def test_a_renamed_agency_is_found_under_its_new_name_only(agency):
    agency.name = "Sở Hồ nước tỉnh Phương Nam"
    agency.save()
    assert found("sở hồ nước") == [agency.name]
    assert agency.name not in found("chim muông")


def test_a_deleted_agency_is_found_no_more(agency):
    agency.delete()
    assert found("vườn tược") == []


def test_agencies_deleted_together_are_found_no_more(agency):
    Agency.objects.filter(pk=agency.pk).delete()
    assert found("vườn tược") == []


def test_a_write_that_fails_leaves_the_old_words(agency):
    with pytest.raises(ValueError):
        Agency(pk=agency.pk, name="Sở Hồ nước", slug=agency.slug, tier=agency.tier, parent_id="không phải số").save()
    assert found("vườn tược") == [agency.name]


def test_the_sync_makes_agencies_findable(db):
    store(*national_records(3))
    assert found("ban quản lý vườn chim") == ["Ban quản lý vườn chim"]
    assert found("bộ vườn tược") == ["Bộ Vườn tược"]


def test_a_batch_of_new_agencies_costs_the_same_however_many(django_assert_max_num_queries):
    rows = SharedRows()
    with django_assert_max_num_queries(13):  # the thirteenth asks for former names
        rows._ensure_agencies([NationalIdentity(national_id=f"a{n}", name=f"Sở thứ {n}") for n in range(300)])
    assert SearchDocument.objects.filter(kind="agency").count() == 300


def test_an_agency_that_carries_out_nothing_is_found(agency):
    assert found("vườn tược") == [agency.name]


def test_a_rebuild_gives_the_same_documents(agency):
    before = list(SearchDocument.objects.filter(kind="agency").values("object_key", "title_folded", "aliases_folded"))
    SearchDocument.objects.all().delete()
    list(rebuild())
    after = list(SearchDocument.objects.filter(kind="agency").values("object_key", "title_folded", "aliases_folded"))
    assert before == after


def test_odd_unicode_is_found(db):
    Agency(name=unicodedata.normalize("NFD", "Uỷ ban nhân dân\u00a0xã Đồng\u200b Sen")).save()
    assert len(found("UBND xã đồng sen")) == len(found("uy ban nhan dan xa dong sen")) == 1


@pytest.mark.parametrize("name", ["", "Sở", "Bộ phận một cửa", "🦜", "x" * 3000])
def test_no_name_breaks_its_aliases(name):
    assert name not in aliases(name)


@pytest.mark.parametrize(
    ("name", "alias"),
    [
        ("Uỷ ban nhân dân xã Đồng Sen", "UBND xã Đồng Sen"),
        ("UBND xã Đồng Sen", "Ủy ban nhân dân xã Đồng Sen"),
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở VHTT&DL"),
        ("Trung tâm Phục vụ hành chính công tỉnh", "Trung tâm Phục vụ HCC tỉnh"),
    ],
)
def test_the_usual_abbreviations_are_aliases(name, alias):
    assert alias in aliases(name)


def test_a_card_says_where_and_how(agency):
    stored = SearchDocument.objects.get(kind="agency").card
    assert SECTION.card(stored) == {"summary": "", "meta": ["Cấp tỉnh", "0299 3800 999"], "note": "Cấp tỉnh"}


def test_documents_take_two_queries_however_many(django_assert_num_queries):
    for number in range(20):
        Agency(name=f"Sở {number}").save()
    keys = list(SECTION.keys())
    with django_assert_num_queries(2):  # the agencies, and the former names of all
        assert len(SECTION.documents(keys)) == 20
