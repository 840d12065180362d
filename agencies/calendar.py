"""Counting time as offices do: days off, made-up days, limits that end on a working day.

Civil Code 2015: the first day is not counted (art. 147), months end on the matching date or the month's last day,
and a limit that would end on a day off ends on the next working day (art. 148).
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, Self

from django.utils import timezone

from .models import WEEKEND, CalendarDay, CalendarYear, LegalNumber

_DAY = timedelta(days=1)
# Longer limits are mistakes of typing; counting them would only take long.
LONGEST = 9999


class Unit(StrEnum):
    """Units in which a limit is counted; the values are the national records'."""

    SAME_DAY = "SAME_DAY"
    WORKING_DAY = "WORKING_DAY"
    DAY = "DAY"
    MONTH = "MONTH"
    YEAR = "YEAR"


class CountedDay(NamedTuple):
    """A day that was counted to; provisional ("dự kiến") unless every year on the way is confirmed."""

    day: date
    is_confirmed: bool


class CountedDays(NamedTuple):
    """A number of working days, negative when late; provisional unless every year on the way is confirmed."""

    number: int
    is_confirmed: bool


class Calendar:
    """The working calendar, read once: `Calendar.load()`, one query however much is counted with it."""

    def __init__(
        self, days: Mapping[date, str], confirmed_years: Iterable[int], names: Mapping[date, str] | None = None
    ) -> None:
        self._kinds, self._confirmed, self._names = dict(days), frozenset(confirmed_years), dict(names or {})
        self._cut_offs: dict[date, LegalNumber | None] = {}

    @classmethod
    def load(cls) -> Self:
        """The calendar as the database has it now."""
        columns = ("year", "is_confirmed", "days__day", "days__kind", "days__name")
        rows = list(CalendarYear.objects.values_list(*columns).order_by())
        days = {day: kind for _year, _confirmed, day, kind, _name in rows if day}
        names = {day: name for _year, _confirmed, day, _kind, name in rows if day}
        return cls(days, {year for year, is_confirmed, *_day in rows if is_confirmed}, names)

    def is_working_day(self, day: date) -> bool:
        """Whether offices work: Monday to Friday less the days off, and made-up days."""
        kind = self._kinds.get(day)
        return kind == CalendarDay.Kind.WORKING if kind else day.weekday() not in WEEKEND

    def day_off(self, day: date) -> str:
        """The name of the holiday or swap for which offices are closed on a day; "" for any other day."""
        return self._named(day, CalendarDay.Kind.HOLIDAY)

    def made_up(self, day: date) -> str:
        """The name of the swap for which offices work on a day of the weekend; "" for any other day."""
        return self._named(day, CalendarDay.Kind.WORKING)

    def _named(self, day: date, kind: str) -> str:
        return self._names.get(day) or day.isoformat() if self._kinds.get(day) == kind else ""

    def is_confirmed(self, first: date, last: date) -> bool:
        """Whether the days off of every year from one day to another are decided."""
        return all(year in self._confirmed for year in range(min(first, last).year, max(first, last).year + 1))

    def working_day_from(self, day: date) -> date:
        """The day itself, or the next on which offices work."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def add_working_days(self, start: date, number: int) -> CountedDay:
        """The CountedDay so many working days after `start`, which is not counted; before it for a negative number."""
        day, step = start, _DAY if number >= 0 else -_DAY
        for _counted in range(_whole(abs(number), least=0)):
            day += step
            while not self.is_working_day(day):
                day += step
        return CountedDay(day, self.is_confirmed(start, day))

    def working_days_between(self, start: date, end: date) -> CountedDays:
        """The CountedDays from `start`, which is not counted, to `end`, which is; negative when `end` is earlier."""
        first, last = min(start, end), max(start, end)
        days = (first + _DAY * place for place in range(1, (last - first).days + 1))
        number = sum(map(self.is_working_day, days))
        return CountedDays(number if start <= end else -number, self.is_confirmed(start, end))

    def due_on(self, start: date | datetime, value: int | Decimal, unit: str) -> CountedDay:
        """The CountedDay on which a limit of `value` units ends that starts at a moment or on a day.

        What comes in on a day off is received on the next working day. ValueError for a unit or number without sense.
        """
        unit, came = Unit(unit), _day(start)
        received = self.working_day_from(came)
        if unit == Unit.SAME_DAY:
            late = received == came and self._is_after_cut_off(start)
            due = self.add_working_days(received, int(late)).day
        elif unit == Unit.WORKING_DAY:
            due = self.add_working_days(received, _whole(value)).day
        else:
            due = self.working_day_from(_end(received, _whole(value), unit))
        return CountedDay(due, self.is_confirmed(came, due))

    def _is_after_cut_off(self, start: date | datetime) -> bool:
        """Whether a moment is past the hour until which a file is handled on the same day."""
        if not isinstance(start, datetime):
            return False
        moment = _local(start)
        if moment.date() not in self._cut_offs:
            self._cut_offs[moment.date()] = LegalNumber.on(LegalNumber.Name.SAME_DAY_UNTIL, moment.date())
        rule = self._cut_offs[moment.date()]
        return rule is not None and (moment.hour, moment.minute) > (rule.value, 0)


def _end(received: date, value: int, unit: Unit) -> date:
    if unit == Unit.DAY:
        return received + _DAY * value
    return months_after(received, value * (12 if unit == Unit.YEAR else 1))


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month (Civil Code 2015, art. 148)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _whole(value: int | Decimal, least: int = 1) -> int:
    if not least <= value <= LONGEST or value != int(value):
        raise ValueError(f"no number of days, months or years: {value}")
    return int(value)


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def _day(start: date | datetime) -> date:
    return _local(start).date() if isinstance(start, datetime) else start
