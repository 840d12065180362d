"""When a desk is open: at any moment, on any day, for six desks over a fortnight with a holiday and an exception."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agencies.counting.calendar import Calendar, SpecialDay
from agencies.desks.hours import Other, Timetable, Why
from agencies.desks.saying import hours_words, other_days, state_of, week_words

CALENDAR = Calendar(
    [
        SpecialDay(date(2026, 11, 24), False, "Ngày nghỉ 24/11"),
        SpecialDay(date(2026, 8, 31), False, "Nghỉ hoán đổi"),
        SpecialDay(date(2026, 8, 22), True, "Làm bù"),
    ],
    {2026: True},
)


def slots(*hours):
    return tuple(
        (time.fromisoformat(opens), time.fromisoformat(closes))
        for opens, closes in zip(hours[::2], hours[1::2], strict=True)
    )


OFFICE, MORNING = slots("07:30", "11:30", "13:30", "17:00"), slots("07:30", "11:30")
WEEK = dict.fromkeys(range(5), OFFICE)


def timetable(week=WEEK, others=(), cut_off=time(15), closed_from=None):
    return Timetable(week, others, cut_off, closed_from, CALENDAR)


def moment(text):
    return datetime.strptime(text, "%d/%m/%Y %H:%M")


def said(table, text):
    return state_of(table, moment(text))[0]


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("30/11/2026 07:29", "Đang nghỉ, mở cửa lúc 7:30 hôm nay"),
        ("30/11/2026 07:30", "Đang mở, đến 11:30"),
        ("30/11/2026 11:29", "Đang mở, đến 11:30"),
        ("30/11/2026 11:30", "Đang nghỉ, mở cửa lúc 13:30 hôm nay"),
        ("30/11/2026 16:59", "Đang mở, đến 17:00"),
        ("30/11/2026 17:00", "Đang nghỉ, mở lại lúc 7:30 thứ Ba 01/12"),
        ("28/11/2026 10:00", "Đang nghỉ, mở lại lúc 7:30 thứ Hai 30/11"),
        ("23/11/2026 23:59", "Đang nghỉ, mở lại lúc 7:30 thứ Tư 25/11"),
        ("24/11/2026 00:00", "Hôm nay nghỉ (Ngày nghỉ 24/11), mở lại lúc 7:30 thứ Tư 25/11"),
        ("21/08/2026 17:00", "Đang nghỉ, mở lại lúc 7:30 thứ Bảy 22/08"),
        ("22/08/2026 16:00", "Đang mở, đến 17:00"),
        ("31/12/2026 18:00", "Đang nghỉ, mở lại lúc 7:30 thứ Sáu 01/01/2027"),
    ],
)
def test_a_desk_is_open_until_its_hour_and_says_when_it_opens_again(at, words):
    assert said(timetable(), at) == words


def test_a_file_that_comes_after_the_cut_off_counts_from_the_next_day():
    late = [
        timetable().at(moment(f"30/11/2026 {hour}")).is_past_cut_off
        for hour in ("14:59", "15:00", "15:01", "16:59", "17:00")
    ]
    assert late == [False, False, True, True, False]


def test_nobody_is_told_hours_that_nobody_stated():
    words, state = state_of(timetable(week={}), moment("30/11/2026 09:00"))
    assert (words, state) == ("Chưa có giờ mở cửa", None)


def test_a_desk_that_closed_for_good_says_so_and_until_then_is_open():
    table = timetable(closed_from=date(2026, 12, 1))
    assert said(table, "30/11/2026 16:00") == "Đang mở, đến 17:00"
    assert said(table, "01/12/2026 09:00") == "Đã ngừng tiếp nhận"
    assert said(table, "30/11/2026 17:30") == "Đang nghỉ"


def test_other_hours_of_the_fewest_days_speak_first():
    table = timetable(
        others=[
            Other(date(2026, 11, 5), date(2027, 1, 28), 3, "thí điểm", slots("07:30", "11:30", "13:30", "19:00")),
            Other(date(2026, 12, 3), date(2026, 12, 3), None, "mất điện", ()),
        ]
    )
    assert said(table, "26/11/2026 18:00") == "Đang mở, đến 19:00"
    assert said(table, "27/11/2026 18:00") == "Đang nghỉ, mở lại lúc 7:30 thứ Hai 30/11"
    assert table.on(date(2026, 12, 3)).slots == ()
    assert other_days(table, date(2026, 11, 30)) == [
        ("Thứ Năm, từ 05/11 đến 28/01/2027", "7:30–11:30, 13:30–19:00 (thí điểm)"),
        ("thứ Năm 03/12", "nghỉ (mất điện)"),
    ]


def test_hours_for_one_named_day_open_a_desk_on_a_day_off_and_those_of_a_span_do_not():
    span = timetable(others=[Other(date(2026, 11, 1), date(2026, 11, 30), None, "cao điểm", MORNING)])
    duty = timetable(others=[Other(date(2026, 11, 24), date(2026, 11, 24), None, "trực lễ", MORNING)])
    assert span.on(date(2026, 11, 24)).why == Why.DAY_OFF
    assert duty.on(date(2026, 11, 24)).slots == MORNING


def test_days_in_a_row_with_the_same_hours_are_told_together():
    week = week_words(timetable(week=WEEK | {5: MORNING}))
    assert week == [
        ("Thứ Hai – Thứ Sáu", "7:30–11:30, 13:30–17:00"), ("Thứ Bảy", "7:30–11:30"), ("Chủ nhật", "nghỉ"),
    ]  # fmt: skip


def test_a_year_whose_days_off_are_not_decided_is_provisional():
    words = hours_words(timetable().on(date(2027, 2, 8)))
    assert words == "7:30–11:30, 13:30–17:00; dự kiến, lịch nghỉ năm 2027 chưa chốt"


def test_two_slots_without_a_pause_are_one():
    table = timetable(week={0: slots("07:30", "12:00", "12:00", "16:00")})
    assert said(table, "30/11/2026 12:00") == "Đang mở, đến 16:00"


def test_the_last_day_of_all_has_hours_too():
    assert timetable().at(datetime.max).reopens is None


# Six desks over a fortnight with the holiday of 24/11: the hours by hand, a letter a day from Monday 16/11/2026.
FULL, HALF, NONE, LONG = OFFICE, MORNING, (), slots("07:30", "11:30", "13:30", "19:00")
DESKS = {
    "office": (timetable(), "FFFFF.. F.FFF.."),
    "saturday": (timetable(week=WEEK | {5: MORNING}), "FFFFFH. F.FFFH."),
    "thursdays longer": (
        timetable(others=[Other(date(2026, 11, 5), date(2027, 1, 28), 3, "thí điểm", LONG)]), "FFFLF.. F.FLF..",
    ),
    "closed for works": (
        timetable(others=[Other(date(2026, 11, 19), date(2026, 11, 23), None, "sửa chữa", ())]), "FFF.... ..FFF..",
    ),
    "duty on the holiday": (
        timetable(others=[Other(date(2026, 11, 24), date(2026, 11, 24), None, "trực lễ", MORNING)]), "FFFFF.. FHFFF..",
    ),
    "closes for good": (timetable(closed_from=date(2026, 11, 27)), "FFFFF.. F.FF..."),
}  # fmt: skip


@pytest.mark.parametrize(("table", "days"), DESKS.values(), ids=DESKS)
def test_six_desks_over_a_fortnight(table, days):
    letters = {FULL: "F", HALF: "H", NONE: ".", LONG: "L"}
    shown = "".join(letters[table.on(date(2026, 11, 16) + timedelta(days=ahead)).slots] for ahead in range(14))
    assert f"{shown[:7]} {shown[7:]}" == days


def test_a_made_up_saturday_is_a_working_day_and_the_monday_that_it_makes_up_is_none():
    made_up, swapped = timetable().on(date(2026, 8, 22)), timetable().on(date(2026, 8, 31))
    assert (made_up.slots, made_up.why, swapped.slots) == (OFFICE, Why.MADE_UP, ())


@given(st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2026, 12, 31)))
def test_what_is_said_of_a_moment_holds_until_the_hour_that_is_named(at):
    state = timetable().at(at)
    if state.until:
        closing = datetime.combine(at.date(), state.until)
        assert timetable().at(closing - timedelta(microseconds=1)).is_open
        assert not timetable().at(closing).is_open
    else:
        assert not timetable().at(state.reopens - timedelta(microseconds=1)).is_open
        assert timetable().at(state.reopens).is_open
