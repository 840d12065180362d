"""When whom citizens meet: the day of each month, or the next working day where it is a day off (A12)."""

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from agencies.counting.stored import calendar

from .saying import slot_words

_MONTHS = 2


class Reception(NamedTuple):
    """One reception: the day, the day that it was moved from (None: it was not), who receives, the hours in words."""

    day: date
    instead_of: date | None
    who: str
    hours: str
    is_confirmed: bool


def receptions(place, today: date) -> list[Reception]:
    """The receptions of a Place from today on, in this and the following two months."""
    told = [
        _reception(row, *_month(today, ahead)) for row in place.desk.receptions.all() for ahead in range(_MONTHS + 1)
    ]
    return sorted(reception for reception in told if reception.day >= today)


def _month(today, ahead):
    year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
    return year, month + 1


def _reception(row, year, month):
    planned = date(year, month, min(row.day_of_month, monthrange(year, month)[1]))
    day = calendar().working_day_from(planned)
    moved = planned if day != planned else None
    return Reception(day, moved, row.who, slot_words(row.slots), calendar().is_confirmed(planned, day))
