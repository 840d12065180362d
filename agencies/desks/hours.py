"""When a desk is open: the hours of the week, days off and made-up days, other hours; pure, from rows at hand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from agencies.counting.calendar import Calendar

Slot = tuple[time, time]
_DAY = timedelta(days=1)
# A desk that is not open within so many days is said to be closed, without a day to come back.
_AHEAD = 60
# On a made-up day offices work as on a working day like any other.
_MADE_UP_AS = 0


class Why(Enum):
    """What decides the hours of a day."""

    WEEK = "week"
    DAY_OFF = "day off"
    MADE_UP = "made-up day"
    EXCEPTION = "exception"
    CLOSED_FOR_GOOD = "closed for good"


@dataclass(frozen=True)
class Other:
    """Other hours than the week's from one day to another, on one weekday of them or on all; no slots: closed."""

    first: date
    last: date
    weekday: int | None
    reason: str
    slots: tuple[Slot, ...]

    def covers(self, day: date) -> bool:
        """Whether it speaks of this day."""
        return self.first <= day <= self.last and self.weekday in (None, day.weekday())

    def length(self) -> int:
        """Of about how many days it speaks."""
        return (self.last - self.first).days // (1 if self.weekday is None else 7)


@dataclass(frozen=True)
class DayHours:
    """The hours of one day, why they are these, the reason in words, whether the days off of its year are decided."""

    day: date
    slots: tuple[Slot, ...]
    why: Why
    reason: str
    is_confirmed: bool


@dataclass(frozen=True)
class State:
    """A desk at a moment: open until `until`, or closed until `reopens` (None: nobody knows); `today` are its hours."""

    is_open: bool
    until: time | None
    reopens: datetime | None
    today: DayHours
    is_past_cut_off: bool


@dataclass(frozen=True)
class Timetable:
    """The hours of a desk: slots by weekday, other hours, the hour until which a file counts for the day."""

    week: Mapping[int, tuple[Slot, ...]]
    others: Sequence[Other]
    cut_off: time | None
    closed_from: date | None
    calendar: Calendar

    def on(self, day: date) -> DayHours:
        """The DayHours of a day.

        A desk closes on days off; hours for one named day open it all the same, those for a span of days do not.
        """
        other = self._other(day)
        is_confirmed = self.calendar.is_confirmed(day, day)
        if self.closed_from and day >= self.closed_from:
            return DayHours(day, (), Why.CLOSED_FOR_GOOD, "", True)
        name, works = self.calendar.name_of(day), self.calendar.is_working_day(day)
        off = "" if works else name
        if other and (not off or not other.slots or other.first == other.last):
            return DayHours(day, _joined(other.slots), Why.EXCEPTION, other.reason, is_confirmed)
        if off:
            return DayHours(day, (), Why.DAY_OFF, off, is_confirmed)
        slots = self.week.get(_MADE_UP_AS if name else day.weekday(), ())
        return DayHours(day, _joined(slots), Why.MADE_UP if name else Why.WEEK, name, is_confirmed)

    def at(self, moment: datetime) -> State:
        """The State at a local moment."""
        today, now = self.on(moment.date()), moment.time()
        until = next((closes for opens, closes in today.slots if opens <= now < closes), None)
        # The minute of the cut-off itself is not late.
        is_late = bool(self.cut_off and until and now.replace(second=0, microsecond=0) > self.cut_off)
        return State(until is not None, until, None if until else self._next_opening(moment), today, is_late)

    def _other(self, day: date) -> Other | None:
        """What is said of the fewest days speaks first."""
        return min((other for other in self.others if other.covers(day)), key=Other.length, default=None)

    def _next_opening(self, moment: datetime) -> datetime | None:
        for opens in self._openings(moment.date()):
            if opens > moment.replace(tzinfo=None):
                return opens
        return None

    def _openings(self, day: date) -> Iterator[datetime]:
        last = min(day, date.max - _DAY * _AHEAD) + _DAY * _AHEAD
        while day < last:
            yield from (datetime.combine(day, opens) for opens, _closes in self.on(day).slots)
            day += _DAY


def _joined(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """Slots that follow each other without a pause are one."""
    joined: list[Slot] = []
    for opens, closes in sorted(slots):
        if joined and joined[-1][1] >= opens:
            joined[-1] = (joined[-1][0], max(closes, joined[-1][1]))
        else:
            joined.append((opens, closes))
    return tuple(joined)
