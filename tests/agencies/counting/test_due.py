"""When a limit ends: by unit, by the moment of filing, with a supplement, beyond what is decided."""

import csv
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from agencies.counting.calendar import Calendar
from agencies.counting.due import due
from agencies.counting.hours import Span
from agencies.counting.stored import cut_off
from agencies.counting.units import Unit
from tests.conftest import SHARED

pytestmark = pytest.mark.django_db
THREE = time(15)


def day(text):
    return datetime.strptime(text, "%d/%m/%Y").date()


def moment(text):
    return datetime.strptime(text, "%d/%m/%Y %H:%M")


@pytest.mark.parametrize(
    ("start", "value", "unit", "end"),
    [
        ("06/11/2026", 5, Unit.WORKING_DAY, "13/11/2026"),
        ("06/11/2026", Decimal("5.0"), "WORKING_DAY", "13/11/2026"),
        ("21/11/2026", 1, Unit.WORKING_DAY, "25/11/2026"),  # received on Saturday: Monday is the first day
        ("06/11/2026", 15, Unit.DAY, "23/11/2026"),  # the fifteenth day is a Saturday
        ("08/11/2026", 16, Unit.DAY, "25/11/2026"),  # Sunday, received on Monday 9; 25/11 is a Wednesday
        ("31/08/2025", 1, Unit.MONTH, "03/10/2025"),  # Sunday and Monday off, 2/9 too: received on 3/9
        ("31/01/2025", 1, Unit.MONTH, "03/03/2025"),  # off until Monday 3/2
        ("30/01/2026", 1, Unit.MONTH, "02/03/2026"),  # no 30/2; 28/2 is a Saturday
        ("15/09/2026", 1, Unit.MONTH, "15/10/2026"),
        ("30/10/2026", 2, Unit.MONTH, "30/12/2026"),
        ("24/11/2025", 1, Unit.YEAR, "25/11/2026"),
        ("15/09/2026", 0.5, Unit.MONTH, "30/09/2026"),  # half a month is fifteen days
        ("15/04/2026", 0.5, Unit.YEAR, "15/10/2026"),
    ],
)
def test_a_limit_that_would_end_on_a_day_off_ends_on_the_next_working_day(calendar, start, value, unit, end):
    assert due(day(start), value, unit, calendar).on == day(end)


@pytest.mark.parametrize(
    ("start", "value", "unit", "end"),
    [
        ("02/11/2026", "3.5", Unit.WORKING_DAY, "06/11/2026"),
        ("02/11/2026", "0.5", Unit.WORKING_DAY, "03/11/2026"),
        ("20/11/2026", "1.5", Unit.WORKING_DAY, "25/11/2026"),
        ("02/11/2026", "3.5", Unit.DAY, "06/11/2026"),
        ("02/11/2026", "6.25", Unit.WORKING_DAY, "11/11/2026"),
    ],
)
def test_a_part_of_a_day_is_over_with_its_day(calendar, start, value, unit, end):
    assert due(day(start), Decimal(value), unit, calendar).on == day(end)


@pytest.mark.parametrize(
    ("filed", "end"),
    [
        (datetime(2026, 11, 16, 15, 0), date(2026, 11, 16)),
        (datetime(2026, 11, 16, 15, 0, 59), date(2026, 11, 16)),
        (datetime(2026, 11, 16, 15, 1), date(2026, 11, 17)),
        (datetime(2026, 11, 15, 16, 0), date(2026, 11, 16)),  # filed on Sunday, received on Monday morning
        (datetime(2025, 6, 30, 16, 0), date(2025, 6, 30)),  # before the rule was in force
        (date(2026, 11, 16), date(2026, 11, 16)),
    ],
)
@pytest.mark.parametrize("is_aware", [False, True])
def test_a_same_day_result_comes_the_next_working_day_after_the_cut_off(calendar, filed, end, is_aware):
    came = timezone.make_aware(filed) if is_aware and isinstance(filed, datetime) else filed
    until = cut_off(date(filed.year, filed.month, filed.day))
    assert due(came, 0, Unit.SAME_DAY, calendar, until).on == end


@pytest.mark.parametrize(
    ("filed", "value", "unit", "end"),
    [
        ("16/11/2026 15:00", 1, Unit.WORKING_DAY, "17/11/2026"),
        ("16/11/2026 15:01", 1, Unit.WORKING_DAY, "18/11/2026"),
        ("20/11/2026 16:00", 1, Unit.WORKING_DAY, "25/11/2026"),  # received on Monday 23/11; 24/11 is off
        ("30/04/2025 16:00", 1, Unit.MONTH, "05/06/2025"),  # received on Monday 5/5
    ],
)
def test_whatever_comes_after_the_cut_off_is_received_on_the_next_working_day(calendar, filed, value, unit, end):
    assert due(moment(filed), value, unit, calendar, THREE).on == day(end)


def test_a_desk_has_its_own_cut_off(calendar):
    filed = moment("16/11/2026 15:30")
    assert due(filed, 1, "WORKING_DAY", calendar, time(16, 30)).on == day("17/11/2026")
    assert due(filed, 1, "WORKING_DAY", calendar, time(10)).on == day("18/11/2026")


@pytest.mark.parametrize(
    ("filed", "hours", "end"),
    [
        ("16/11/2026 09:00", 2, "16/11/2026 11:00"),
        ("16/11/2026 09:00", "2.5", "16/11/2026 11:30"),  # the last minute of the morning
        ("16/11/2026 09:00", 3, "16/11/2026 14:00"),  # noon is no work
        ("16/11/2026 12:10", 1, "16/11/2026 14:30"),
        ("16/11/2026 06:00", 1, "16/11/2026 08:30"),
        ("16/11/2026 14:00", 4, "17/11/2026 08:30"),
        ("16/11/2026 15:01", 1, "17/11/2026 08:30"),  # after the cut-off
        ("20/11/2026 14:00", 8, "23/11/2026 14:30"),  # over a weekend: 3 h, 4 h, 1 h
        ("23/11/2026 14:00", 8, "25/11/2026 14:30"),  # over the day off 24/11
        ("21/11/2026 09:00", 1, "23/11/2026 08:30"),  # on a Saturday morning no office works
        ("22/08/2026 09:00", 1, "22/08/2026 10:00"),  # but on a made-up one
    ],
)
def test_working_hours_are_counted_while_the_office_works(calendar, filed, hours, end):
    assert due(moment(filed), Decimal(hours), Unit.WORKING_HOUR, calendar, THREE).at == moment(end)


def test_working_hours_are_those_of_the_desk(calendar):
    desk = (Span(time(8), time(12)),)
    assert due(moment("16/11/2026 11:00"), 8, "WORKING_HOUR", calendar, hours=desk).at == moment("18/11/2026 11:00")


@pytest.mark.parametrize(
    ("filed", "hours", "end"),
    [
        ("16/11/2026 09:00", 2, "16/11/2026 11:00"),
        ("16/11/2026 09:00", 24, "17/11/2026 09:00"),
        ("16/11/2026 14:00", 8, "17/11/2026 07:30"),  # at 22:00 nobody hands anything out
        ("16/11/2026 09:00", 3, "16/11/2026 13:30"),
        ("20/11/2026 09:00", 24, "23/11/2026 17:00"),  # on a Saturday: the close of the next working day
        ("23/11/2026 14:30", 24, "25/11/2026 17:00"),  # on the day off 24/11
        ("21/11/2026 09:00", 1, "23/11/2026 08:30"),
        ("16/11/2026 16:00", 4, "17/11/2026 11:30"),  # received on 17/11 at 7:30
    ],
)
def test_clock_hours_run_on_but_nothing_is_handed_out_when_the_office_is_closed(calendar, filed, hours, end):
    assert due(moment(filed), hours, Unit.HOUR, calendar, THREE).at == moment(end)


def test_a_day_without_an_hour_is_taken_for_its_last_moment_before_the_cut_off(calendar):
    assert due(day("16/11/2026"), 1, "WORKING_HOUR", calendar, THREE).at == moment("16/11/2026 16:00")
    assert due(day("16/11/2026"), 1, "WORKING_HOUR", calendar).at == moment("17/11/2026 08:30")


def test_a_supplement_begins_the_count_anew(calendar):
    counted = due(moment("02/11/2026 09:00"), 5, "WORKING_DAY", calendar, THREE, supplement=moment("12/11/2026 15:30"))
    assert (counted.filed_on, counted.came_on) == (day("02/11/2026"), day("12/11/2026"))
    assert (counted.received_on, counted.on) == (day("13/11/2026"), day("20/11/2026"))
    with pytest.raises(ValueError):
        due(day("12/11/2026"), 5, "DAY", calendar, supplement=day("11/11/2026"))


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        (0, "DAY"), (-1, "MONTH"), (10_000, "DAY"), (Decimal("NaN"), "DAY"), (1, "WEEK"), (1, "OTHER"),
        (Decimal("1.3"), "MONTH"), (Decimal("0.25"), "YEAR"), (9000, "YEAR"),
    ],
)  # fmt: skip
def test_a_limit_without_sense_is_refused(calendar, value, unit):
    with pytest.raises(ValueError):
        due(day("23/11/2026"), value, unit, calendar)


@pytest.mark.parametrize("unit", list(Unit))
def test_what_ends_after_the_last_day_of_all_calendars_is_refused(calendar, unit):
    with pytest.raises(ValueError):
        due(datetime(9999, 12, 31, 16), 300, unit, calendar, THREE)


def test_a_date_is_provisional_when_a_year_on_the_way_is_not_confirmed(calendar):
    start = day("21/12/2026")
    assert due(start, 3, Unit.WORKING_DAY, calendar).is_confirmed
    assert due(start, 20, Unit.WORKING_DAY, calendar).unconfirmed_years == [2027]
    assert due(start, 2, Unit.YEAR, calendar).unconfirmed_years == [2027, 2028]
    assert not due(day("05/01/2031"), 1, Unit.DAY, calendar).is_confirmed


def test_five_hundred_limits_cost_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        calendar = Calendar.load()
        for number in range(1, 501):
            due(day("05/01/2026"), number, Unit.DAY, calendar)
            calendar.working_days_between(day("05/01/2026"), day("05/01/2026") + timedelta(days=number))


@pytest.mark.shared
def test_due_dates_counted_by_hand_come_out(calendar):
    path = SHARED / "data" / "due_dates.csv"
    if not path.is_file():
        pytest.skip("the shared due dates are absent")
    cases = list(csv.DictReader(path.open(encoding="utf-8")))
    received = [datetime.fromisoformat(case["received_at"]) for case in cases]
    counted = [
        due(came, int(case["limit"]), case["unit"].upper(), calendar, cut_off(came.date())).on.isoformat()
        for came, case in zip(received, cases, strict=True)
    ]
    assert counted == [case["due_on"] for case in cases]
