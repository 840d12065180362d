"""A limit that was counted: when it ends, and every day on the way with why it counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from .calendar import DAY, Calendar
from .hours import Hours
from .units import IN_HOURS, Limit, Reason, Step, Unit


@dataclass(frozen=True)
class Due:
    """When a limit ends, and the way there; `at` only where the limit is one of hours (of the office's own clock).

    `filed_on` is the day of the first filing, `came_on` that of the supplement or else the same, `received_on` the
    working day as which it counts; `ends_on` is where the limit would end if offices worked every day.
    """

    limit: Limit
    filed_on: date
    came_on: date
    received_on: date
    ends_on: date
    on: date
    at: datetime | None
    starts_at: datetime | None
    calendar: Calendar
    hours: Hours
    cut_off: time | None

    @property
    def unconfirmed_years(self) -> list[int]:
        """The years on the way of which days off may still be decided: the day is provisional ("dự kiến")."""
        return self.calendar.unconfirmed(self.came_on, self.on)

    @property
    def is_confirmed(self) -> bool:
        """Whether the days off of every year on the way are decided."""
        return not self.unconfirmed_years

    @cached_property
    def steps(self) -> list[Step]:
        """Every day from the filing to the due one, and why it counted or did not."""
        return list(_steps(self))


def _steps(due: Due) -> Iterator[Step]:
    for day in _days(due.filed_on, due.came_on - DAY):
        yield Step(day, Reason.WAITING)
    for day in _days(due.came_on, due.received_on - DAY):
        is_worked = due.calendar.is_working_day(day)
        yield Step(day, Reason.AFTER_CUT_OFF) if is_worked else _off(day, due.calendar)
    if due.limit.unit in IN_HOURS:
        yield from _steps_of_hours(due)
    elif due.limit.unit == Unit.SAME_DAY:
        yield Step(due.on, Reason.SAME_DAY, 1)
    else:
        yield Step(due.received_on, Reason.RECEIVED)
        yield from (_working_days if due.limit.unit == Unit.WORKING_DAY else _calendar_days)(due)


def _working_days(due: Due) -> Iterator[Step]:
    number = 0
    for day in _days(due.received_on + DAY, due.on):
        if not due.calendar.is_working_day(day):
            yield _off(day, due.calendar)
            continue
        number += 1
        name = due.calendar.name_of(day)
        reason = Reason.PART_OF_DAY if number > due.limit.amount else Reason.MADE_UP if name else Reason.WORKING_DAY
        yield Step(day, reason, number, name=name)


def _calendar_days(due: Due) -> Iterator[Step]:
    for number, day in enumerate(_days(due.received_on + DAY, due.ends_on), start=1):
        is_part = due.limit.unit == Unit.DAY and number > due.limit.amount
        reason = Reason.PART_OF_DAY if is_part else Reason.CALENDAR_DAY
        yield Step(day, reason, number, name=due.calendar.name_of(day))
    yield from _moved(due)


def _steps_of_hours(due: Due) -> Iterator[Step]:
    starts, at = due.starts_at, due.at
    if starts is None or at is None:
        return
    end = starts + timedelta(minutes=due.limit.minutes)
    for day in _days(due.received_on, due.ends_on):
        if due.limit.unit == Unit.WORKING_HOUR:
            if not due.calendar.is_working_day(day):
                yield _off(day, due.calendar)
                continue
            minutes = due.hours.minutes_on(day, starts, at)
        else:
            midnight = datetime.combine(day, time.min)
            minutes = int((min(end, midnight + DAY) - max(starts, midnight)).total_seconds()) // 60
        yield Step(day, Reason.HOURS, minutes=minutes, name=due.calendar.name_of(day))
    yield from _moved(due)


def _moved(due: Due) -> Iterator[Step]:
    """The days from where the limit would end to where it ends."""
    for day in _days(due.ends_on + DAY, due.on):
        yield Step(day, Reason.MOVED) if day == due.on else _off(day, due.calendar)


def _off(day: date, calendar: Calendar) -> Step:
    name = calendar.name_of(day)
    return Step(day, Reason.HOLIDAY if name else Reason.WEEKEND, name=name)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + DAY * place for place in range((last - first).days + 1))
