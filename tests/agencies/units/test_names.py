"""The kind of a unit and its name proper, however either is written."""

import pytest

from agencies.units.names import core_name, in_sentence, kind_and_name, leading_kind, words_of


@pytest.mark.parametrize("typed", ["P5", "P.5", "p 05", "Phường 5", "phuong 5", "F5"])
def test_a_ward_of_a_number_is_one_however_written(typed):
    words = words_of(typed)
    kind, taken = leading_kind(words)
    assert (kind, words[taken:]) == ("ward", ["5"])


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("xa dong sen", "commune"), ("TT. Bến Lụa", "town"), ("thi tran ben lua", "town"), ("Q.1", "district"),
        ("đặc khu Côn Đảo", "zone"), ("TX Vàm Sáng", "district"), ("tinh Ca Mau", "province"), ("Bến Lụa", ""),
    ],
)  # fmt: skip
def test_kinds_are_known_with_and_without_marks(typed, kind):
    assert leading_kind(words_of(typed))[0] == kind


@pytest.mark.parametrize("name", ["TP HCM", "TPHCM", "TP. Hồ Chí Minh", "Thành phố Hồ Chí Minh"])
def test_a_city_is_one_however_written(name):
    assert core_name(name) == "ho chi minh"


def test_a_name_that_looks_like_a_kind_is_none():
    assert kind_and_name("Phương Thành") == ("", "Phương Thành")
    assert kind_and_name("Phường Phương Thành") == ("ward", "Phương Thành")


def test_a_kind_is_small_within_a_sentence():
    assert [in_sentence(name) for name in ("Xã Đồng Sen", "Krông Na")] == ["xã Đồng Sen", "Krông Na"]
