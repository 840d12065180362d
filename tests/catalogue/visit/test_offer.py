"""What limits a procedure offers to count with, and why others give no date."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from catalogue.facts.limits import is_same_day
from catalogue.facts.sources import sources_of
from catalogue.visit.due import Why, expected, offer

from .content import case, procedure, set_by_province, way

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 30)


def offered(procedure, guide=None):
    return offer(procedure, sources_of(procedure, guide), TODAY)


def told(found):
    """The Choices as (key, ways, cases)."""
    return [(choice.key, choice.methods, choice.cases) for choice in found.choices]


def test_one_limit_of_all_ways_is_one_choice():
    found = offered(procedure(way(5), way(5, method="ONLINE")))
    assert told(found) == [("5-ngay-lam-viec", (), ())]
    assert found.without == ()


def test_ways_with_limits_of_their_own_are_choices():
    found = offered(procedure(way(5), way(3, method="ONLINE"), way(5, method="POSTAL")))
    assert told(found) == [("5-ngay-lam-viec", ("DIRECT", "POSTAL"), ()), ("3-ngay-lam-viec", ("ONLINE",), ())]


def test_several_limits_of_one_way_are_a_choice_not_a_guess():
    found = offered(procedure(way(3), way(10)))
    assert [choice.key for choice in found.choices] == ["3-ngay-lam-viec", "10-ngay-lam-viec"]
    assert found.chosen("") is None


def test_a_sub_service_that_disagrees_is_a_choice_and_one_that_agrees_is_none():
    cases = [case("Cấp lần đầu", 15, "DAY"), case("Cấp lại", 5)]
    assert told(offered(procedure(way(5), cases=cases))) == [
        ("5-ngay-lam-viec", (), ()),
        ("15-ngay", (), ("Cấp lần đầu",)),
    ]


def test_sub_services_speak_where_no_way_does():
    cases = [case("Cấp lần đầu", 7), case("Cấp lại", 2), case("Cấp đổi", 2)]
    assert told(offered(procedure(way(1, "OTHER"), cases=cases))) == [
        ("7-ngay-lam-viec", (), ("Cấp lần đầu",)),
        ("2-ngay-lam-viec", (), ("Cấp lại", "Cấp đổi")),
    ]


def test_the_same_number_that_a_description_means_as_working_days_is_a_choice():
    found = offered(procedure(way(10, "DAY", note="Trong 10 ngày làm việc.")))
    assert [(choice.key, choice.source) for choice in found.choices] == [
        ("10-ngay", "channel"),
        ("10-ngay-lam-viec", "note"),
    ]
    assert found.also == ()


def test_other_numbers_of_a_description_are_told_and_not_counted():
    found = offered(procedure(way(10, "DAY", note="Thẩm định trong 20 ngày.")))
    assert [choice.key for choice in found.choices] == ["10-ngay"]
    assert [other.parts[0].low for other in found.also] == ["20"]


def test_the_province_decides():
    stored = procedure(way(10, note="Trong 20 ngày."), cases=[case("Cấp lại", 15)])
    times = {"amount": 8, "unit": "WORKING_HOUR", "case": "cấp lại"}, {"amount": 4, "unit": "WORKING_DAY"}
    found = offered(stored, set_by_province(stored, *times))
    assert told(found) == [("8-gio-lam-viec", (), ("cấp lại",)), ("4-ngay-lam-viec", (), ())]
    assert found.also == ()


@pytest.mark.parametrize(
    ("limit", "unit", "why"),
    [
        (1, "OTHER", Why.MISSING),
        ("Không quy định", "OTHER", Why.NONE),
        ("Không quá 10 ngày làm việc", "OTHER", Why.WORDS),
        (20_000, "DAY", Why.SENSELESS),
        (Decimal("1.3"), "MONTH", Why.SENSELESS),
    ],
)
def test_what_gives_no_date_says_why(limit, unit, why):
    found = offered(procedure(way(float(limit) if isinstance(limit, Decimal) else limit, unit)))
    assert (found.choices, [without.why for without in found.without]) == ((), [why])


def test_a_note_that_speaks_gives_no_date():
    found = offered(procedure(way(1, "OTHER", note="Thời hạn giải quyết: 05 ngày kể từ ngày nhận đủ hồ sơ.")))
    assert [without.why for without in found.without] == [Why.WORDS]


def test_a_procedure_without_ways_of_filing_says_that_nothing_is_recorded():
    assert [without.why for without in offered(procedure()).without] == [Why.MISSING]


def test_a_way_without_a_limit_is_told_beside_those_that_have_one():
    found = offered(procedure(way(5), way(1, "OTHER", method="ONLINE")))
    assert told(found) == [("5-ngay-lam-viec", ("DIRECT",), ())]
    assert [(without.why, without.methods) for without in found.without] == [(Why.MISSING, ("ONLINE",))]


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Trả trong ngày; nhận sau 15 giờ thì ngày làm việc kế tiếp", True),
        ("Trong ngày làm việc", True),
        ("Ngay trong ngày tiếp nhận hồ sơ, trường hợp nhận hồ sơ sau 15 giờ mà không giải quyết được ngay"
         " thì trả kết quả trong ngày làm việc tiếp theo.", True),
        ("Trả trong ngày, khi cả hai cùng có mặt", False),
        ("Trong 05 ngày", False),
        ("Trong ngày; cần xác minh thì không quá 03 ngày làm việc", False),
    ],
)  # fmt: skip
def test_words_that_say_the_same_day_and_no_more_are_a_limit(words, is_one):
    assert is_same_day(words) is is_one


def test_the_same_day_of_the_province_is_a_choice():
    stored = procedure(way(3))
    found = offered(stored, set_by_province(stored, {"words": "Trả trong ngày làm việc"}))
    assert told(found) == [("trong-ngay", (), ())]


def test_a_desk_may_have_its_own_cut_off():
    choice = offered(procedure(way(1))).choices[0]
    filed = datetime(2026, 11, 30, 15, 30)
    assert expected(choice, filed).on == date(2026, 12, 2)
    assert expected(choice, filed, until=time(16, 30)).on == date(2026, 12, 1)


def test_what_ends_beyond_all_calendars_has_no_date():
    assert expected(offered(procedure(way(9000, "YEAR"))).choices[0], TODAY) is None
