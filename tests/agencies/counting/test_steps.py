"""Every day on the way to a due date, and why it counted."""

from datetime import datetime, time

import pytest

from agencies.counting.due import due

pytestmark = pytest.mark.django_db


def moment(text):
    return datetime.strptime(text, "%d/%m/%Y %H:%M")


def told(counted):
    """The steps as short lines."""
    lines = []
    for step in counted.steps:
        number = f" {step.number}" if step.number else f" {step.minutes} min" if step.minutes else ""
        lines.append(f"{step.day:%d/%m} {step.reason}{number}{' ' + step.name if step.name else ''}")
    return lines


def test_working_days_name_every_day_off(calendar):
    assert told(due(moment("20/11/2026 09:00"), 2, "WORKING_DAY", calendar, time(15))) == [
        "20/11 received", "21/11 weekend", "22/11 weekend", "23/11 working-day 1", "24/11 holiday Ngày nghỉ 24/11",
        "25/11 working-day 2",
    ]  # fmt: skip


def test_a_made_up_day_counts_and_says_so(calendar):
    assert told(due(moment("21/08/2026 09:00"), 1.5, "WORKING_DAY", calendar)) == [
        "21/08 received", "22/08 made-up 1 Làm bù cho thứ Hai 31/8/2026", "23/08 weekend", "24/08 part-of-day 2",
    ]  # fmt: skip


def test_what_comes_too_late_or_on_a_day_off_is_received_later(calendar):
    assert told(due(moment("20/11/2026 16:00"), 1, "DAY", calendar, time(15))) == [
        "20/11 after-cut-off", "21/11 weekend", "22/11 weekend", "23/11 received",
        "24/11 calendar-day 1 Ngày nghỉ 24/11", "25/11 moved",
    ]  # fmt: skip
    assert told(due(moment("22/11/2026 16:00"), 0, "SAME_DAY", calendar, time(15))) == [
        "22/11 weekend", "23/11 same-day 1",
    ]  # fmt: skip


def test_hours_are_told_by_day(calendar):
    assert told(due(moment("20/11/2026 14:00"), 8, "WORKING_HOUR", calendar)) == [
        "20/11 hours 180 min", "21/11 weekend", "22/11 weekend", "23/11 hours 300 min",
    ]  # fmt: skip
    assert told(due(moment("20/11/2026 14:00"), 24, "HOUR", calendar)) == [
        "20/11 hours 600 min", "21/11 hours 840 min", "22/11 weekend", "23/11 moved",
    ]  # fmt: skip


def test_the_days_before_a_supplement_wait(calendar):
    counted = due(moment("18/11/2026 09:00"), 1, "WORKING_DAY", calendar, supplement=moment("20/11/2026 09:00"))
    assert told(counted)[:3] == ["18/11 waiting", "19/11 waiting", "20/11 received"]
