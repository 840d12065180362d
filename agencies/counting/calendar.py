"""The working calendar: days off, made-up days, which years are decided; without the database but for `load`."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple, Self

from ..models import WEEKEND, CalendarDay, CalendarYear

DAY = timedelta(days=1)
# Longer limits are mistakes of typing; counting them would only take long.
LONGEST = 9999


class SpecialDay(NamedTuple):
    """A day that is not what its weekday says: off, or worked at a weekend; by its name."""

    day: date
    is_worked: bool
    name: str


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

    def __init__(self, days: Iterable[SpecialDay], years: Mapping[int, bool]) -> None:
        """`years` are those that the calendar holds, and whether all days off of each are decided."""
        self._special, self._years = {special.day: special for special in days}, dict(years)

    @classmethod
    def load(cls) -> Self:
        """The calendar as the database has it now."""
        fields = ("year", "is_confirmed", "days__day", "days__kind", "days__name")
        rows = list(CalendarYear.objects.values_list(*fields).order_by())
        days = [
            SpecialDay(day, kind == CalendarDay.Kind.WORKING, name) for _year, _sure, day, kind, name in rows if day
        ]
        return cls(days, {year: is_confirmed for year, is_confirmed, _day, _kind, _name in rows})

    def is_working_day(self, day: date) -> bool:
        """Whether offices work: Monday to Friday less the days off, and made-up days."""
        special = self._special.get(day)
        return special.is_worked if special else day.weekday() not in WEEKEND

    def name_of(self, day: date) -> str:
        """The name of a day off or of a made-up day; "" for one that is what its weekday says."""
        special = self._special.get(day)
        return special.name if special else ""

    @property
    def years(self) -> list[int]:
        """The years that it holds, in order."""
        return sorted(self._years)

    def is_confirmed(self, first: date, last: date) -> bool:
        """Whether the days off of every year from one day to another are decided."""
        return not self.unconfirmed(first, last)

    def unconfirmed(self, first: date, last: date) -> list[int]:
        """The years from one day to another of which days off may still be decided."""
        years = range(min(first, last).year, max(first, last).year + 1)
        return [year for year in years if not self._years.get(year)]

    def working_day_from(self, day: date) -> date:
        """The day itself, or the next on which offices work."""
        while not self.is_working_day(day):
            day += DAY
        return day

    def add_working_days(self, start: date, number: int) -> CountedDay:
        """The CountedDay so many working days after `start`, which is not counted; before it for a negative number."""
        if abs(number) > LONGEST or number != int(number):
            raise ValueError(f"no number of working days: {number}")
        day, step = start, DAY if number >= 0 else -DAY
        for _counted in range(abs(int(number))):
            day += step
            while not self.is_working_day(day):
                day += step
        return CountedDay(day, self.is_confirmed(start, day))

    def working_days_between(self, start: date, end: date) -> CountedDays:
        """The CountedDays from `start`, which is not counted, to `end`, which is; negative when `end` is earlier."""
        first, last = min(start, end), max(start, end)
        days = (first + DAY * place for place in range(1, (last - first).days + 1))
        number = sum(map(self.is_working_day, days))
        return CountedDays(number if start <= end else -number, self.is_confirmed(start, end))


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month (Civil Code 2015, art. 148)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
