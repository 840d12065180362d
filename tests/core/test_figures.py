"""Figures and numbers: what is read as a number, what in a figure does not fit."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from core.language.numerals import grouped, numbers_in, read_number
from core.prose.figure import FigureBlock, NumberBlock


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("193", "193"),
        ("1.962", "1962"),
        ("1.234,5", "1234.5"),
        ("90,49", "90.49"),
        ("-3", "-3"),
        (" 12 ", "12"),
        ("1.234.567", "1234567"),
        ("0,05", "0.05"),
        ("007", "7"),
    ],
)
def test_a_number_is_read_as_a_vietnamese_writes_it(text, number):
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "3.5",
        "12.34",
        "1,234,567",
        "1.2345",
        "12%",
        "1e5",
        "٣",
        "²",
        "1 000",
        "--1",
        "khoảng 5",
        "1.234.56",
        "5,",
    ],
)
def test_what_could_be_two_things_or_is_no_number_is_refused(text):
    assert read_number(text) is None
    with pytest.raises(ValidationError):
        NumberBlock().clean(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Có 193 dịch vụ, trong đó 101 toàn trình.", ["193", "101"]),
        ("Tăng 90,49% so với 1.962 hồ sơ.", ["90,49", "1.962"]),
        ("Ngày 15/3/2026 và 15-3-2026 không phải số liệu, 03.2026 cũng vậy", []),
        ("Kế hoạch 73/KH-UBND, Nghị định 224/2026/NĐ-CP", []),
        ("Biểu mẫu CT01, Covid19, COVID-19", []),
        ("Có 7.", ["7"]),
        ("(12), “13”; 14!", ["12", "13", "14"]),
        ("", []),
        ("3.5 điểm", []),
    ],
)
def test_numbers_of_a_text_leave_dates_document_numbers_and_words_alone(text, numbers):
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("number", "text"),
    [(9, "9"), (15000, "15.000"), (Decimal("1.50"), "1,5"), (Decimal("0"), "0"), (Decimal("-1234.5"), "-1.234,5")],
)
def test_a_number_is_written_as_a_vietnamese_reads_it(number, text):
    assert grouped(number) == text


def figure(**changes):
    """The value of a figure that lacks nothing."""
    whole = {
        "label": "Dịch vụ công trực tuyến", "value": "193", "unit": "dịch vụ", "as_of": date(2019, 8, 22),
        "scope": "toàn thành phố", "base": "", "base_value": "", "source_name": "Văn phòng UBND", "source_url": "",
        "components": [],
    }  # fmt: skip
    return FigureBlock().to_python(whole | changes)


def parts(*values):
    """Components with these values."""
    return [{"label": f"Phần {place}", "value": value} for place, value in enumerate(values)]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"components": parts("101", "92")},
        {"components": parts("100,5", "92,5")},
        {"value": "1.962", "components": parts("1.900", "62")},
        {"value": "193,0", "components": parts("193")},
        {"base": "năm 2017", "base_value": "50"},
        {"components": parts("3.5", "1")},
        {"value": "nhiều", "components": parts("1")},
    ],
)
def test_a_figure_that_adds_up_or_cannot_be_added_has_no_problem(changes):
    assert figure(**changes).problems() == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"components": parts("101", "83")}, ["184", "9", "193"]),
        ({"components": parts("193", "0,5")}, ["193,5", "0,5"]),
        ({"value": "1.962", "components": parts("1.000")}, ["1.000", "962", "1.962"]),
        ({"base": "năm 2017"}, ["năm 2017"]),
        ({"as_of": None}, ["ngày"]),
    ],
)
def test_what_does_not_fit_in_a_figure_is_said_with_its_numbers(changes, words):
    (problem,) = figure(**changes).problems()
    assert all(word in problem for word in words)


def test_several_problems_of_a_figure_are_all_said():
    assert len(figure(components=parts("1"), base="năm 2017", as_of=None).problems()) == 3


def test_a_half_written_figure_breaks_nothing():
    assert len(FigureBlock().to_python({}).problems()) == 1


@pytest.mark.parametrize("field", ["label", "value", "unit", "scope", "source_name"])
def test_a_figure_demands_what_makes_it_believable(field):
    with pytest.raises(ValidationError) as refused:
        FigureBlock().clean(figure(**{field: ""}))
    assert field in refused.value.block_errors


@pytest.mark.parametrize("wrong", [{"value": "3.5"}, {"base_value": "x"}, {"source_url": "javascript:alert(1)"}])
def test_a_figure_refuses_what_is_no_number_or_no_address(wrong):
    with pytest.raises(ValidationError) as refused:
        FigureBlock().clean(figure(**wrong))
    assert list(refused.value.block_errors) == list(wrong)
