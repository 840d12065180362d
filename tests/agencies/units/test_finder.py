"""Who types a name, old or new, finds every commune that it means today; what is unclear is asked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.models import Commune
from agencies.units.finder import find

pytestmark = pytest.mark.django_db


def meant(text):
    """{what is meant: names of the communes of today} of a typed name."""
    return {
        f"{place.name} {place.district}".strip(): [commune.name for commune in place.communes]
        for place in find(text).places
    }


@pytest.mark.parametrize(
    "typed",
    ["Phường Phương Thành", "phuong phuong thanh", "phuong thanh", "P. Phương Thành", "PHƯƠNG THÀNH, Phương Nam"],
)
def test_a_commune_of_today_is_found_by_its_name(demo_units, typed):
    assert meant(typed) == {"Phường Phương Thành": ["Phường Phương Thành"]}


@pytest.mark.parametrize("typed", ["Xã Sen Trên", "sen tren", "xa sen tren", "ấp 3, xã Sen Trên"])
def test_an_old_name_leads_to_the_commune_of_today(demo_units, typed):
    assert meant(typed) == {"Xã Sen Trên": ["Xã Đồng Sen"]}


def test_a_name_of_two_districts_is_asked(demo_units):
    assert meant("xã Tân Lộc") == {
        "Xã Tân Lộc huyện Phương Đông": ["Phường Phương Thành"],
        "Xã Tân Lộc huyện Đồng Sen": ["Xã Đồng Sen"],
    }


@pytest.mark.parametrize("typed", ["tan loc, huyen dong sen", "Tân Lộc (huyện Đồng Sen)", "xa tan loc h. dong sen"])
def test_the_district_tells_them_apart(demo_units, typed):
    assert meant(typed) == {"Xã Tân Lộc huyện Đồng Sen": ["Xã Đồng Sen"]}


def test_a_parted_commune_leads_to_all_its_parts(demo_units):
    (place,) = find("giồng dừa").places
    assert {(commune.name, commune.is_part) for commune in place.communes} == {
        ("Phường Vàm Sáng", True), ("Phường Bến Lụa", True),
    }  # fmt: skip


def test_wards_of_a_number_are_found_ours_first(demo_units):
    found = find("p1").places
    assert [place.is_ours for place in found] == [True, True, False]
    assert meant("P.1, TX Vàm Sáng") == {"Phường 1 thị xã Vàm Sáng": ["Phường Vàm Sáng"]}


def test_a_district_leads_to_the_communes_that_name_it(demo_units):
    assert meant("huyện Phương Đông") == {"huyện Phương Đông": ["Phường Phương Thành"]}


def test_provinces_are_known_by_their_names_of_before(demo_units):
    places = {place.name: (place.province, place.is_ours) for place in find("tỉnh Phương Đông").places}
    assert places["Phương Đông"] == ("Tỉnh Phương Nam", True)
    assert [place.is_ours for place in find("tỉnh Bắc Giồng").places] == [False]


def test_marks_that_were_typed_count(demo_units):
    Commune.objects.filter(code="90013").update(name="Xã Đồng Sến")
    assert list(meant("xã Đồng Sến")) == ["Xã Đồng Sến"]
    assert set(meant("dong sen")) >= {"Xã Đồng Sến", "Xã Đồng Sen"}


@pytest.mark.parametrize(
    "typed", ["", "   ", "xã", "zzzz", "🙂", "\x00", "\u0301\u0301", "5" * 5000, "xã " * 2000, "٣"]
)
def test_what_names_nothing_finds_nothing(demo_units, typed):
    assert find(typed).places == []


def test_without_a_list_nothing_is_found(db):
    assert find("Đồng Sen").places == []


def test_a_name_is_looked_up_without_the_database(demo_units):
    find("Đồng Sen")
    with CaptureQueriesContext(connection) as asked:
        find("Tân Lộc")
    assert len(asked) == 0


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_no_text_breaks_it(text):
    find(text)
