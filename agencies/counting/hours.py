"""Office hours: from which moment an office works on, and where so many minutes of its work end (G9)."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from .calendar import DAY, Calendar


class Span(NamedTuple):
    """A stretch of a working day, such as the morning."""

    opens: time
    closes: time


# What most offices keep; a desk with other hours passes its own.
USUAL_HOURS = (Span(time(7, 30), time(11, 30)), Span(time(13, 30), time(17)))


class Hours:
    """Spans of every working day of a calendar, in their order; moments are naive, of the office's own clock."""

    def __init__(self, calendar: Calendar, spans: tuple[Span, ...]) -> None:
        if not spans:
            raise ValueError("an office without hours")
        self._calendar, self._spans = calendar, spans

    def closing(self, day: date) -> datetime:
        """When the office closes on a day."""
        return datetime.combine(day, self._spans[-1].closes)

    def open_from(self, moment: datetime) -> datetime:
        """The moment itself when the office works, else when it opens next."""
        return next(max(opens, moment) for opens, closes in self._from(moment) if closes > moment)

    def end_at(self, moment: datetime) -> datetime:
        """Where a limit ends that would end at the moment: there, or when the office opens next (until it closes)."""
        return next(max(opens, moment) for opens, closes in self._from(moment) if closes >= moment)

    def after(self, moment: datetime, minutes: int) -> datetime:
        """When so many minutes of work from the moment are over."""
        left = timedelta(minutes=minutes)
        for opens, closes in self._from(moment):
            begin = max(opens, moment)
            if closes > begin:
                if left <= closes - begin:
                    return begin + left
                left -= closes - begin
        raise AssertionError("working days never end")

    def minutes_on(self, day: date, first: datetime, last: datetime) -> int:
        """How many minutes of work a working day has between two moments."""
        spans = ((max(opens, first), min(closes, last)) for opens, closes in self._of(day))
        return sum(int((closes - opens).total_seconds()) // 60 for opens, closes in spans if closes > opens)

    def _of(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        for span in self._spans:
            yield datetime.combine(day, span.opens), datetime.combine(day, span.closes)

    def _from(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        day = self._calendar.working_day_from(moment.date())
        while True:
            yield from self._of(day)
            day = self._calendar.working_day_from(day + DAY)
