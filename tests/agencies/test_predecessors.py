"""Former names of bodies: told where a record still uses them, found by search, approved by two persons."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.models import Agency, Predecessor
from agencies.predecessors import FormerNames, said_before
from agencies.search import agency_documents
from agencies.units.before import communes_before
from core.approval import PublicationRefused
from search.models import SearchDocument
from tests.home.content import record, store

pytestmark = pytest.mark.django_db


@pytest.fixture
def predecessor():
    """predecessor(former, now, **more) is a published one."""

    def make(former, now, **more):
        made = Predecessor(former_name=former, now_name=now, since=date(2025, 3, 1), source="Nghị định thử", **more)
        made.live = False
        made.save()
        made.save_revision().publish()
        return Predecessor.objects.get(pk=made.pk)

    return make


def names(*texts):
    return [before.former for before in said_before(*texts)]


def test_the_known_names_have_source_and_date():
    known = Predecessor.objects.all()
    assert len(known) > 20
    assert all(row.live and row.source and row.since.year == 2025 for row in known)


@pytest.mark.parametrize(
    "text",
    [
        "Sở Giao thông vận tải tỉnh Phương Nam", "SỞ GIAO THÔNG VẬN TẢI", "so giao thong van tai",
        "Nộp tại Sở Giao thông vận tải.", "Sở GTVT", "Sở  Giao thông\nvận tải",
    ],
)  # fmt: skip
def test_a_former_name_is_known_however_written(text):
    assert names(text) == ["Sở Giao thông vận tải"]


@pytest.mark.parametrize(
    "text",
    [
        "", "Bộ Xây dựng (Giao thông vận tải cũ)", "Sở Xây dựng", "Bộ Tài chính", "Cục Thuế", "Lao động",
        "Sở Nông nghiệp và Môi trường", "Ủy ban nhân dân cấp xã", "Công an cấp tỉnh", "Sở Giao thông vận tảii",
    ],
)  # fmt: skip
def test_names_of_today_are_none(text):
    assert names(text) == []


def test_the_longest_name_counts_once():
    assert names("Ủy ban nhân dân cấp huyện; UBND cấp huyện", "Công an cấp huyện") == [
        "Ủy ban nhân dân cấp huyện", "Công an cấp huyện",
    ]  # fmt: skip


def test_a_draft_is_not_told(predecessor):
    drafted = Predecessor(former_name="Sở Vườn tược", now_name="Sở Cây xanh", since=date(2025, 3, 1), source="Thử")
    drafted.live = False
    drafted.save()
    assert names("Sở Vườn tược") == []
    drafted.save_revision().publish()
    assert names("Sở Vườn tược") == ["Sở Vườn tược"]


def test_two_persons_approve_it():
    assert Predecessor.get_default_workflow().name == "Trưởng ban duyệt"


def test_whoever_wrote_it_does_not_publish_it(django_user_model):
    author = django_user_model.objects.create(username="bientap", is_superuser=True)
    row = Predecessor(
        former_name="Sở Vườn tược", now_name="Sở Cây xanh", since=date(2025, 3, 1), source="Thử", live=False
    )
    row.save()
    draft = row.save_revision(user=author)
    with pytest.raises(PublicationRefused):
        row.publish(draft, user=author)
    assert names("Sở Vườn tược") == []


def test_texts_are_read_without_the_database():
    names("Sở Xây dựng")
    with CaptureQueriesContext(connection) as asked:
        names("Sở Giao thông vận tải")
    assert len(asked) == 0


def test_an_agency_is_found_by_what_does_its_work_before():
    agency = Agency(name="Sở Xây dựng tỉnh Phương Nam", short_name="SXD")
    agency.save()
    assert FormerNames()(agency) == ["Sở Giao thông vận tải"]
    assert {"Sở Giao thông vận tải", "Sở GTVT"} <= set(agency_documents([agency.pk])[0].aliases)


def test_an_agency_that_an_editor_names_is_the_only_one(predecessor):
    chosen, other = Agency(name="Sở Cây xanh tỉnh A"), Agency(name="Sở Cây xanh tỉnh B")
    chosen.save()
    other.save()
    predecessor("Sở Vườn tược", "Sở Cây xanh", agency=chosen)
    assert (FormerNames()(chosen), FormerNames()(other)) == (["Sở Vườn tược"], [])
    assert "Sở Vườn tược" in SearchDocument.objects.get(kind="agency", object_key=str(chosen.pk)).aliases


def test_what_is_taken_off_is_found_no_more(predecessor):
    agency = Agency(name="Sở Cây xanh tỉnh Phương Nam")
    agency.save()
    found = SearchDocument.objects.filter(kind="agency", object_key=str(agency.pk))
    row = predecessor("Sở Vườn tược", "Sở Cây xanh (cây); Sở Hoa (hoa)")
    assert "Sở Vườn tược" in found.get().aliases
    row.unpublish()
    assert "Sở Vườn tược" not in found.get().aliases
    row.save_revision().publish()
    assert "Sở Vườn tược" in found.get().aliases
    row.delete()
    assert "Sở Vườn tược" not in found.get().aliases


def test_its_page_says_whose_work_it_does(client):
    agency = Agency(name="Sở Xây dựng tỉnh Phương Nam")
    agency.save()
    assert "Sở Giao thông vận tải" in client.get(agency.get_absolute_url()).content.decode()


def test_search_finds_it_by_the_old_name(client):
    agency = Agency(name="Sở Xây dựng tỉnh Phương Nam")
    agency.save()
    assert agency.get_absolute_url() in client.get("/tim-kiem/?q=so+giao+thong+van+tai").content.decode()


def test_the_page_of_a_procedure_tells_it_where_the_record_says_it(client):
    (procedure,) = store(record(1, "Cấp thẻ chim", dossierReceivingAddresses="Phòng Tài chính - Kế hoạch"))
    text = client.get(procedure.get_absolute_url()).content.decode()
    assert text.count("01/07/2025") == 1
    assert "Phòng Tài chính - Kế hoạch. " in text


# Communes


def communes(text):
    return [(before.former, before.now) for before in communes_before(text)]


def test_an_old_commune_in_an_address_of_the_province_is_told(demo_units):
    assert communes("Ấp 2, xã Sen Trên, tỉnh Phương Nam") == [("xã Sen Trên", "xã Đồng Sen")]
    assert communes("12 Lò Gốm, Thị trấn Bến Lụa, Phương Nam") == [("thị trấn Bến Lụa", "phường Bến Lụa")]


@pytest.mark.parametrize(
    "address",
    [
        "", "Ấp 2, xã Sen Trên, tỉnh Bắc Giồng", "xã Đồng Sen, tỉnh Phương Nam", "xã Sen Tren, tỉnh Phương Nam",
        "đường Sen Trên, tỉnh Phương Nam", "Phường Sao Mai, tỉnh Phương Nam",
    ],
)  # fmt: skip
def test_what_may_be_another_place_is_not_told(demo_units, address):
    assert communes(address) == []


def test_a_name_of_several_communes_names_them_all(demo_units):
    assert communes("xã Hòa Lạc, tỉnh Phương Nam") == [("xã Hòa Lạc", "xã Rạch Trúc; xã Gò Tràm Bông")]
