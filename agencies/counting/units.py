"""Limits and the days that were counted for them, without a language: whoever shows them words them."""

from datetime import date
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from typing import NamedTuple


class Unit(StrEnum):
    """Units in which a limit is counted; the values are those of the catalogue, and the same day."""

    SAME_DAY = "SAME_DAY"
    WORKING_HOUR = "WORKING_HOUR"
    HOUR = "HOUR"
    WORKING_DAY = "WORKING_DAY"
    DAY = "DAY"
    MONTH = "MONTH"
    YEAR = "YEAR"


IN_HOURS = frozenset({Unit.WORKING_HOUR, Unit.HOUR})


class Limit(NamedTuple):
    """So many of a unit; the amount of SAME_DAY says nothing."""

    amount: Decimal
    unit: Unit

    @property
    def minutes(self) -> int:
        """A limit of hours in minutes, a part of one as a whole."""
        return int((self.amount * 60).to_integral_value(ROUND_CEILING))

    @property
    def whole(self) -> int:
        """The amount, a part of a day as a whole one: it is only over with its day."""
        return int(self.amount.to_integral_value(ROUND_CEILING))


class Reason(StrEnum):
    """Why a day was counted, or not."""

    WAITING = "waiting"  # the file was not complete yet: the count began anew with the supplement
    AFTER_CUT_OFF = "after-cut-off"  # came too late in the day: received on the next working day
    RECEIVED = "received"  # the day of receipt is not counted
    SAME_DAY = "same-day"
    WORKING_DAY = "working-day"
    MADE_UP = "made-up"  # a day of the weekend on which offices work
    PART_OF_DAY = "part-of-day"  # the last part of a limit such as 3.5 days: any time of that day
    CALENDAR_DAY = "calendar-day"  # counted whether offices work or not
    HOURS = "hours"  # so many minutes of the day
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MOVED = "moved"  # the limit ended when no office works, so it ends here


class Step(NamedTuple):
    """A day on the way: the how-manieth counted day it is (0: not counted), minutes counted, the name of a day off."""

    day: date
    reason: Reason
    number: int = 0
    minutes: int = 0
    name: str = ""

    @property
    def is_counted(self) -> bool:
        """Whether any of the day counts."""
        return bool(self.number or self.minutes)
