"""Time limits: stated, in words, stated as none, not provided."""

from decimal import Decimal

import pytest

from catalogue.facts.limits import beyond, day_counts, number, read_time
from catalogue.models.parts import TimeState, TimeUnit


@pytest.mark.parametrize(
    ("value", "unit", "amount"),
    [
        (5, "WORKING_DAY", "5"),
        ("5", "WORKING_DAY", "5"),
        (" 05 ", "DAY", "5"),
        (1, "WORKING_DAY", "1"),
        (1.5, "WORKING_DAY", "1.5"),
        ("1,5", "WORKING_DAY", "1.5"),
        (12.5, "DAY", "12.5"),
        (176, "HOUR", "176"),
        (33, "MONTH", "33"),
        (3, "YEAR", "3"),
    ],
)
def test_a_number_with_a_unit_is_a_stated_limit(value, unit, amount):
    assert read_time(value, unit) == (TimeState.VALUE, Decimal(amount), unit)


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        (1, "OTHER"),
        (5, "OTHER"),
        (0, "OTHER"),
        (0, "DAY"),
        (0, "WORKING_DAY"),
        ("0", "DAY"),
        (-3, "DAY"),
        (5, ""),
        (None, "DAY"),
        (None, ""),
        ("", "OTHER"),
        ("   ", "OTHER"),
        ("Theo mô tả", "OTHER"),
        ("THEO MÔ TẢ.", "OTHER"),
        ("Không có thông tin", "OTHER"),
    ],
)
def test_a_placeholder_is_a_limit_that_was_not_provided(value, unit):
    assert read_time(value, unit) == (TimeState.MISSING, None, "")


@pytest.mark.parametrize(
    "words", ["Không quy định", "không quy định.", "Không", "Không có", "Không phải trả kết quả cho ai"]
)
def test_words_that_deny_a_limit_state_that_there_is_none(words):
    assert read_time(words, "OTHER") == (TimeState.NONE, None, "")


@pytest.mark.parametrize(
    "words", ["Ngay khi chim về tổ", "Không quá 10 ngày làm việc", "15/12 hàng năm", "5 ngày", "9" * 30]
)
def test_other_words_are_a_limit_in_words(words):
    assert read_time(words, "OTHER") == (TimeState.TEXT, None, "")


@pytest.mark.parametrize("value", [True, None, "", "năm", "1e9", "NaN", "Infinity", float("inf"), 10**9, "1" * 21])
def test_what_is_not_a_plain_number_has_no_amount(value):
    assert number(value) is None


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("05 ngày làm việc", [("5", TimeUnit.WORKING_DAY)]),
        ("05 (năm) ngày  làm việc", [("5", TimeUnit.WORKING_DAY)]),
        ("1,5 Ngày rồi 24 giờ", [("1.5", TimeUnit.DAY), ("24", TimeUnit.HOUR)]),
        ("2 tháng, 3 năm", [("2", TimeUnit.MONTH), ("3", TimeUnit.YEAR)]),
        ("8 giờ làm  việc", [("8", TimeUnit.WORKING_HOUR)]),
        ("Ngay khi chim về tổ", []),
    ],
)
def test_a_text_names_its_times(text, counts):
    assert day_counts(text) == [(Decimal(amount), unit) for amount, unit in counts]


@pytest.mark.parametrize(
    ("amount", "note", "unit"),
    [
        (8, "", TimeUnit.HOUR),
        (8, "Trong 08 giờ.", TimeUnit.HOUR),
        (8, "Trong 08 (tám) giờ làm việc kể từ khi nhận.", TimeUnit.WORKING_HOUR),
        (8, "Xét trong 6 giờ làm việc, in trong 2 giờ làm việc.", TimeUnit.WORKING_HOUR),
        (8, "Xét trong 6 giờ làm việc.", TimeUnit.HOUR),
        (8, "Nhận hồ sơ trong giờ làm việc.", TimeUnit.HOUR),
    ],
)
def test_hours_are_those_of_work_where_the_words_of_the_row_say_so(amount, note, unit):
    assert read_time(amount, "HOUR", note) == (TimeState.VALUE, Decimal(amount), unit)


def test_an_hour_of_the_day_is_no_limit():
    words = "Trong ngày; hồ sơ nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo."
    assert read_time(15, "HOUR", words) == (TimeState.MISSING, None, "")
    assert read_time(15, "HOUR", f"Trong 15 giờ. {words}")[0] == TimeState.VALUE
    assert read_time(8, "HOUR", words)[0] == TimeState.VALUE


def test_a_sub_service_in_hours_agrees_with_as_many_working_hours():
    eight = Decimal(8)
    stated = {(eight, TimeUnit.WORKING_HOUR)}
    assert beyond({(eight, TimeUnit.HOUR)}, stated) == set()
    assert beyond({(eight, TimeUnit.DAY)}, stated) == {(eight, TimeUnit.DAY)}
