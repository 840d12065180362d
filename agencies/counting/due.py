"""When a limit ends that starts at a moment, as the law counts (G6, G8, G10; docs/due-dates.md).

Civil Code 2015: the first day is not counted (art. 147), months end on the matching date or the month's last day, half
a month is fifteen days (art. 146), and a limit that would end on a day off ends on the next working day (art. 148).
The one-stop decree: what comes after the cut-off is received on the next working day (art. 18), and the count begins
anew with a supplement (art. 19).
"""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from .calendar import DAY, LONGEST, Calendar, months_after
from .counted import Due
from .hours import USUAL_HOURS, Hours, Span
from .units import IN_HOURS, Limit, Unit

_HALF, _DAYS_OF_HALF_A_MONTH, _MONTHS = Decimal("0.5"), 15, 12


def due(
    start: date | datetime,
    amount: int | float | Decimal,
    unit: str,
    calendar: Calendar,
    cut_off: time | None = None,
    hours: tuple[Span, ...] = USUAL_HOURS,
    supplement: date | datetime | None = None,
) -> Due:
    """The Due of a limit that starts at a moment or on a day, or anew with a supplement.

    What comes on a day off, or after the cut-off, is received on the next working day; a day without an hour is taken
    for its last moment before the cut-off. ValueError for a unit or amount without sense, and beyond all calendars.
    """
    limit = limit_of(amount, unit)
    filed, came = _local(start), _local(start if supplement is None else supplement)
    if _day(came) < _day(filed):
        raise ValueError("a supplement before the filing")
    office = Hours(calendar, hours)
    try:
        return _counted(limit, _day(filed), came, calendar, cut_off, office)
    except OverflowError:
        raise ValueError("a day beyond the calendar") from None


def is_late(moment: date | datetime, cut_off: time | None) -> bool:
    """Whether a moment is past the cut-off; the minute of the cut-off itself is not, nor a day without an hour."""
    came = _local(moment)
    return cut_off is not None and isinstance(came, datetime) and came.time() > cut_off


def _counted(
    limit: Limit, filed_on: date, came: date | datetime, calendar: Calendar, cut_off: time | None, office: Hours
) -> Due:
    came_on = _day(came)
    received = calendar.working_day_from(came_on)
    if received == came_on and is_late(came, cut_off):
        received = calendar.working_day_from(came_on + DAY)
    at, starts = None, None
    if limit.unit in IN_HOURS:
        starts = office.open_from(_moment(came, received, cut_off, office))
        received = starts.date()
        ends, at = _end_in_hours(starts, limit, calendar, office)
        on = at.date()
    else:
        ends = _end(received, limit, calendar)
        on = calendar.working_day_from(ends)
    return Due(limit, filed_on, came_on, received, ends, on, at, starts, calendar, office, cut_off)


def _moment(came: date | datetime, received: date, cut_off: time | None, office: Hours) -> datetime:
    """The moment of receipt; what is received on a later day than it came waits for the opening."""
    if received != _day(came):
        return datetime.combine(received, time.min)
    if isinstance(came, datetime):
        return came
    return min(datetime.combine(came, cut_off or time.max), office.closing(came))


def _end_in_hours(starts: datetime, limit: Limit, calendar: Calendar, office: Hours) -> tuple[date, datetime]:
    """(where it would end, when it ends): on a day off it lasts to the close of the next working day (art. 148)."""
    if limit.unit == Unit.WORKING_HOUR:
        end = office.after(starts, limit.minutes)
        return end.date(), end
    end = starts + timedelta(minutes=limit.minutes)
    if calendar.is_working_day(end.date()):
        return end.date(), office.end_at(end)
    return end.date(), office.closing(calendar.working_day_from(end.date()))


def _end(received: date, limit: Limit, calendar: Calendar) -> date:
    """Where a limit of days or longer ends."""
    amount, unit = limit
    if unit == Unit.SAME_DAY:
        return received
    if unit in (Unit.WORKING_DAY, Unit.DAY):
        is_worked = unit == Unit.WORKING_DAY
        return calendar.add_working_days(received, limit.whole).day if is_worked else received + DAY * limit.whole
    months = amount * (_MONTHS if unit == Unit.YEAR else 1)
    try:
        whole = months_after(received, int(months))
    except ValueError:
        raise OverflowError from None
    return whole + DAY * (_DAYS_OF_HALF_A_MONTH if months % 1 else 0)


def limit_of(amount: int | float | Decimal, unit: str) -> Limit:
    """The Limit, of more than nothing; of months and years halves are understood, no other part. Else ValueError."""
    exact, unit = Decimal(str(amount)), Unit(unit)
    if unit == Unit.SAME_DAY:
        return Limit(exact, unit)
    if not exact.is_finite() or not 0 < exact <= LONGEST:
        raise ValueError(f"no amount of time: {amount}")
    if unit in (Unit.MONTH, Unit.YEAR) and exact % _HALF:
        raise ValueError(f"no part of a month or year that the law knows: {amount}")
    return Limit(exact, unit)


def _local(moment: date | datetime) -> date | datetime:
    """The moment on the office's own clock, to the minute; a day as it is."""
    if not isinstance(moment, datetime):
        return moment
    naive = timezone.make_naive(moment) if timezone.is_aware(moment) else moment
    return naive.replace(second=0, microsecond=0)


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
