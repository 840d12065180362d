"""What holds of every count, whatever the calendar: found by hypothesis, without a database."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from agencies.counting.calendar import Calendar, SpecialDay
from agencies.counting.due import due
from agencies.counting.hours import USUAL_HOURS, Span
from agencies.counting.units import IN_HOURS, Reason, Unit

FIRST = date(2026, 1, 1)
_days = st.integers(0, 400).map(lambda number: FIRST + timedelta(days=number))
_moments = st.builds(datetime.combine, _days, st.times()).map(lambda moment: moment.replace(tzinfo=None))
_cut_offs = st.one_of(st.none(), st.sampled_from([time(9), time(11, 30), time(15), time(17)]))
_hours = st.sampled_from([USUAL_HOURS, (Span(time(8), time(12)),), (Span(time(0), time(23, 59)),)])
_limits = {
    Unit.SAME_DAY: st.just(Decimal(0)),
    Unit.WORKING_HOUR: st.integers(1, 120).map(lambda number: Decimal(number) / 2),
    Unit.HOUR: st.integers(1, 400).map(lambda number: Decimal(number) / 2),
    Unit.WORKING_DAY: st.integers(1, 200).map(lambda number: Decimal(number) / 4),
    Unit.DAY: st.integers(1, 200).map(lambda number: Decimal(number) / 2),
    Unit.MONTH: st.integers(1, 40).map(lambda number: Decimal(number) / 2),
    Unit.YEAR: st.integers(1, 6).map(lambda number: Decimal(number) / 2),
}


def _specials(days, is_worked, name):
    return {day: SpecialDay(day, is_worked, name) for day in days}


@st.composite
def calendars(draw):
    """{day: SpecialDay} of holidays anywhere and made-up days at weekends."""
    holidays = draw(st.sets(_days, max_size=25))
    made_up = {day for day in draw(st.sets(_days, max_size=8)) if day.weekday() > 4} - holidays
    return _specials(holidays, False, "nghỉ") | _specials(made_up, True, "làm bù")


@st.composite
def questions(draw):
    """(special days, keywords of a count) of any unit."""
    unit = draw(st.sampled_from(Unit))
    asked = {"unit": unit, "start": draw(_moments), "cut_off": draw(_cut_offs), "hours": draw(_hours)}
    return draw(calendars()), asked | {"amount": draw(_limits[unit])}


def counted(special, asked, **changes):
    return due(calendar=Calendar(special.values(), {2026: True}), **(asked | changes))


@given(questions())
def test_a_limit_ends_on_a_working_day_not_before_it_began(question):
    special, asked = question
    found = counted(special, asked)
    assert found.calendar.is_working_day(found.on)
    assert found.calendar.is_working_day(found.received_on)
    assert asked["start"].date() <= found.received_on <= found.on
    if asked["unit"] not in IN_HOURS | {Unit.SAME_DAY}:
        assert found.on > found.received_on


@given(questions(), st.timedeltas(timedelta(0), timedelta(days=30)))
def test_who_files_later_gets_it_no_sooner(question, later):
    special, asked = question
    first, second = counted(special, asked), counted(special, asked, start=asked["start"] + later)
    assert first.on <= second.on
    if asked["unit"] == Unit.WORKING_HOUR:
        assert first.at <= second.at


@given(questions(), st.data())
def test_a_longer_limit_ends_no_sooner(question, data):
    special, asked = question
    longer = data.draw(_limits[asked["unit"]].filter(lambda amount: amount >= asked["amount"]))
    first, second = counted(special, asked), counted(special, asked, amount=longer)
    assert first.on <= second.on
    if asked["unit"] == Unit.WORKING_HOUR:
        assert first.at <= second.at


@given(questions(), _days)
def test_one_more_day_off_brings_nothing_nearer(question, holiday):
    special, asked = question
    more = special | _specials([holiday], False, "thêm")
    assert counted(special, asked).on <= counted(more, asked).on


@given(questions(), st.integers(0, 40))
def test_a_supplement_counts_as_a_filing_of_its_own(question, days):
    special, asked = question
    later = asked["start"] + timedelta(days=days)
    anew = counted(special, asked, supplement=later)
    assert (anew.on, anew.at) == (counted(special, asked, start=later).on, counted(special, asked, start=later).at)
    waiting = [step for step in anew.steps if step.reason == Reason.WAITING]
    assert len(waiting) == days


@given(questions())
def test_the_days_tell_the_same_as_the_result(question):
    special, asked = question
    found = counted(special, asked)
    steps, calendar = found.steps, found.calendar
    days = [step.day for step in steps]
    assert days == [asked["start"].date() + timedelta(days=place) for place in range(len(days))]
    assert days[-1] == found.on
    numbers = [step.number for step in steps if step.number]
    assert numbers == list(range(1, len(numbers) + 1))
    for step in steps:
        if step.reason in (Reason.WEEKEND, Reason.HOLIDAY):
            assert not step.is_counted
            assert not calendar.is_working_day(step.day)
            assert bool(step.name) == (step.reason == Reason.HOLIDAY)
    if asked["unit"] in (Unit.WORKING_DAY, Unit.DAY):
        assert numbers[-1] == ceil(asked["amount"])
    if asked["unit"] == Unit.WORKING_DAY:
        assert all(calendar.is_working_day(step.day) for step in steps if step.number)
    if asked["unit"] in IN_HOURS:
        assert sum(step.minutes for step in steps) == asked["amount"] * 60
