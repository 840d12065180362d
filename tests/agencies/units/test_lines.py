"""The lines of old units as the newspaper printed them, taken apart; nothing is filled in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agencies.units.lines import NOT_MERGED, SAYS_NOTHING, read_line


def told(text):
    """(name, district, whether a part) of each unit of a line."""
    return [(unit.name, unit.district, unit.is_part) for unit in read_line(text)[0]]


def test_units_stand_between_commas():
    assert told("Thị trấn Thứ Ba, Xã Đông Yên,Phường 5") == [
        ("Thị trấn Thứ Ba", "", False),
        ("Xã Đông Yên", "", False),
        ("Phường 5", "", False),
    ]


@pytest.mark.parametrize("told_so", ["huyện Giồng Riềng", "Quận 8", "thuộc huyện Giồng Riềng", "thành phố Cà Mau"])
def test_a_district_stands_in_parentheses(told_so):
    district = told_so.removeprefix("thuộc ")
    assert told(f"Xã Hòa An ({told_so})") == [("Xã Hòa An", district[0].lower() + district[1:], False)]


@pytest.mark.parametrize(
    "remark", ["phần còn lại sau khi sáp nhập vào xã Đất Mũi, xã Viên An", "phần còn lại", "một phần"]
)
def test_a_part_is_told_as_one(remark):
    assert told(f"Xã Viên An ({remark}), Xã B") == [("Xã Viên An", "", True), ("Xã B", "", False)]


def test_a_province_stands_behind_the_district():
    (unit,) = read_line("Thị trấn Châu Thành (huyện Châu Thành, tỉnh Trà Vinh)")[0]
    assert (unit.district, unit.province) == ("huyện Châu Thành", "Trà Vinh")


def test_district_and_part_stand_together():
    line = "Xã Ea Bar (huyện Sông Hinh) (phần còn lại sau khi sáp nhập vào xã Ea Ly)"
    assert told(line) == [("Xã Ea Bar", "huyện Sông Hinh", True)]


def test_a_parenthesis_left_open_lasts_to_the_end():
    assert told("Xã A, Xã B (phần còn lại sau khi sáp nhập vào xã C, xã D") == [("Xã A", "", False), ("Xã B", "", True)]


def test_other_remarks_stay_in_the_words():
    (unit,) = read_line("Thị trấn Sông Đốc (bao gồm cụm đảo Hòn Chuối)")[0]
    assert (unit.name, unit.is_part, unit.words) == (
        "Thị trấn Sông Đốc", False, "Thị trấn Sông Đốc (bao gồm cụm đảo Hòn Chuối)",
    )  # fmt: skip


def test_a_name_without_its_kind_gets_none():
    assert told("Krông Na, xã Bà Gia") == [("Krông Na", "", False), ("Xã Bà Gia", "", False)]


@pytest.mark.parametrize("words", ["Trường bắn TB1", "-", "Khu vực bãi bồi ven biển (do huyện Kim Sơn quản lý)"])
def test_what_is_no_unit_is_handed_back(words):
    assert read_line(f"Xã A, {words}")[1] == [words]


@pytest.mark.parametrize(
    ("line", "why"),
    [("Không sáp nhập", NOT_MERGED), ("không  sáp nhập", NOT_MERGED), ("", SAYS_NOTHING), ("-", SAYS_NOTHING)],
)
def test_a_line_may_tell_of_no_unit(line, why):
    assert read_line(line) == ([], [], why)


@given(st.text(alphabet="XãPhường ABĐ5(),;-.\u0301phần còn lại huyện", max_size=80))
def test_every_line_is_read_or_handed_back(line):
    units, unread, why = read_line(line)
    assert why or units or unread
    assert all(unit.name and "(" not in unit.name for unit in units)
