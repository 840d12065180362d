"""What is counted with, as the database has it: read once a generation, however many pages count."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from core.generation import changes_at
from core.web.cache import Cached

from ..models import LegalNumber
from .calendar import Calendar

_MINUTE = timedelta(minutes=1)

# The working calendar.
calendar = Cached(Calendar.load)


def _read_cut_off(day: date) -> time | None:
    rule = LegalNumber.on(LegalNumber.Name.SAME_DAY_UNTIL, day)
    return time(rule.value) if rule and rule.value < 24 else None


# cut_off(day): the hour until which what comes on the day is received on it, by law; None where no law sets one.
cut_off = Cached(_read_cut_off)


def late_from(day: date, until: time) -> datetime:
    """The first moment of a day that is past a cut-off: its own minute still counts."""
    return timezone.make_aware(datetime.combine(day, until)) + _MINUTE


@changes_at
def _passing_of_the_cut_off(now: datetime) -> datetime | None:
    """When what is filed today is no longer received today."""
    today = timezone.localdate(now)
    until = _read_cut_off(today)  # what is kept lasts a generation, whose end is asked for here
    passed = late_from(today, until) if until else None
    return passed if passed and passed > now else None
