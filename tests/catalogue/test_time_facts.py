"""How long a procedure takes: ways of filing, sub-services, notes in words, and where they disagree."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from catalogue.facts import restored, saying, time_of
from catalogue.facts.limits import differing, read_time
from catalogue.facts.quotes import time_in
from catalogue.facts.sources import gathered
from catalogue.facts.time import time_facet

TODAY = date(2026, 11, 30)


def limit(value, unit, **values):
    """A row with a time limit as the sync reads it."""
    state, amount, unit = read_time(value, unit)
    return SimpleNamespace(time_verbatim=value, time_state=state, time_amount=amount, time_unit=unit, **values)


def way(value=0, unit="OTHER", method="DIRECT", note=""):
    """A way of filing."""
    return limit(value, unit, method=method, note=note)


def known(*ways, cases=(), note=""):
    """The resolved time limit."""
    return time_of(gathered(list(ways), [], list(cases), note, None), TODAY)


def said(*ways, cases=(), note=""):
    """The resolved time limit in words."""
    return saying.time_fact(known(*ways, cases=cases, note=note)).text


def test_a_way_of_filing_is_believed_first():
    found = known(way(5, "WORKING_DAY"), cases=[limit(9, "WORKING_DAY")])
    assert (found.source, found.parts[0].low) == ("channel", "5")


def test_a_sub_service_speaks_where_no_way_does():
    found = known(way(1, "OTHER"), cases=[limit(3, "WORKING_DAY")])
    assert (found.state, found.source, found.parts[0].low) == ("value", "case", "3")


def test_a_note_speaks_last_and_in_words():
    found = known(way(note="Thời hạn giải quyết: 05 ngày làm việc kể từ ngày nhận đủ hồ sơ."))
    assert (found.state, found.source) == ("words", "note")
    assert "05 ngày làm việc" in found.words


def test_nothing_known_is_missing():
    assert known(way()).state == "missing"
    assert known().state == "missing"


def test_stated_as_none_stays_none():
    assert known(way("Không quy định")).state == "none"


def test_ways_with_limits_of_their_own_stay_apart():
    assert said(way(3, "WORKING_DAY", "ONLINE"), way(5, "WORKING_DAY")) == (
        "3 ngày làm việc (trực tuyến); 5 ngày làm việc (trực tiếp)"
    )


def test_stages_of_one_way_are_a_span():
    assert said(way(3, "WORKING_DAY"), way(10, "WORKING_DAY")) == "3 – 10 ngày làm việc, tùy trường hợp"


def test_units_are_named_the_shortest_first():
    assert said(way(2, "WORKING_DAY"), way(8, "HOUR")) == "8 giờ; 2 ngày làm việc, tùy trường hợp"


def test_long_words_give_their_durations():
    words = "Không quá 10 ngày làm việc. Đối với đảo xa thì được tăng thêm không quá 05 ngày làm việc so với đất liền."
    assert said(way(words)) == "Không quá 10 ngày làm việc; không quá 05 ngày làm việc"


def test_a_sub_service_that_disagrees_is_told():
    found = known(way(10, "DAY"), cases=[limit(15, "WORKING_DAY")])
    assert [(other.source, other.parts[0].low) for other in found.also] == [("case", "15")]
    assert saying.time_fact(found).also == ["15 ngày làm việc ở dịch vụ con"]


def test_a_description_that_disagrees_is_told():
    found = known(way(10, "DAY", note="Trả sau 20 ngày."))
    assert [(other.source, other.parts[0].low) for other in found.also] == [("note", "20")]


@pytest.mark.parametrize(
    ("amount", "unit", "note", "told"),
    [
        (7, "DAY", "Kiểm tra 2 ngày, thẩm định 5 ngày.", []),
        (7, "DAY", "Kiểm tra 2 ngày, thẩm định 4 ngày.", [(2, "DAY"), (4, "DAY")]),
        (7, "DAY", "Trong 7 ngày làm việc.", [(7, "WORKING_DAY")]),
        (7, "WORKING_DAY", "Trong 7 ngày làm việc.", []),
        (7, "DAY", "Nộp tại quầy.", []),
    ],
)
def test_stages_that_add_up_agree(amount, unit, note, told):
    assert differing(Decimal(amount), unit, note) == told


@pytest.mark.parametrize(
    "text",
    [
        "Giấy có hiệu lực 05 ngày kể từ ngày nhận hồ sơ.",
        "Trong 03 ngày làm việc, nếu hồ sơ không hợp lệ thì thông báo.",
        "Bổ sung hồ sơ trong 10 ngày kể từ ngày nhận được yêu cầu.",
        "Nộp trước ngày 15 tháng 5 năm 2026.",
        "Mang theo hồ sơ.",
        "",
    ],
)
def test_days_that_are_no_time_limit_are_not_quoted(text):
    assert time_in(text) == ""


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Giải quyết ngay sau khi nhận hồ sơ.", "Giải quyết ngay sau khi nhận hồ sơ"),
        ("Nộp tại quầy. Trả trong ngày nhận đủ hồ sơ.", "Trả trong ngày nhận đủ hồ sơ"),
        ("Thời gian giải quyết: 1.5 ngày làm việc.", "Thời gian giải quyết: 1.5 ngày làm việc"),
    ],
)
def test_a_note_is_quoted_where_it_states_the_limit(text, quote):
    assert time_in(text) == quote


def test_a_fact_is_stored_and_restored_whole():
    found = known(way(3, "WORKING_DAY", "ONLINE"), way(5, "DAY"), cases=[limit(9, "DAY")])
    assert restored(found.stored()) == found


# The facet


@pytest.mark.parametrize(
    ("ways", "span"),
    [
        ([(8, "WORKING_HOUR")], "1-3-ngay"),
        ([(4, "WORKING_HOUR")], "trong-ngay"),
        ([(Decimal("0.5"), "WORKING_DAY")], "trong-ngay"),
        ([(1, "WORKING_DAY")], "1-3-ngay"),
        ([(3, "WORKING_DAY"), (2, "WORKING_DAY")], "1-3-ngay"),
        ([(Decimal("3.5"), "DAY")], "4-7-ngay"),
        ([(7, "DAY")], "4-7-ngay"),
        ([(8, "WORKING_DAY")], "8-15-ngay"),
        ([(30, "DAY")], "16-30-ngay"),
        ([(1, "MONTH")], "16-30-ngay"),
        ([(31, "WORKING_DAY")], "tren-30-ngay"),
        ([(1, "YEAR")], "tren-30-ngay"),
        ([(3, "WORKING_DAY"), (20, "WORKING_DAY")], "theo-truong-hop"),
        ([], "chua-ro"),
    ],
)
def test_a_time_limit_falls_into_a_span_of_days(ways, span):
    assert time_facet(known(*(way(*own) for own in ways))) == span


def test_words_alone_are_a_span_of_their_own():
    assert time_facet(known(way(note="Thời hạn giải quyết: 05 ngày làm việc kể từ ngày nhận đủ hồ sơ."))) == "bang-loi"
