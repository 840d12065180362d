"""A desk in words: open or not, the week, the days that differ."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.models import Weekday
from core.language.days import hour, short_day, weekday

from .hours import DayHours, State, Timetable, Why

# Days that differ are told so far ahead, and so many of them.
_DAYS_AHEAD, _MOST = 45, 6


def is_told(timetable: Timetable) -> bool:
    """Whether anybody said when it is open."""
    return bool(timetable.closed_from or any(timetable.week.values()) or timetable.others)


def state_words(state: State, today: date) -> str:
    """Open until when, or closed until when: "Đang mở, đến 17:00"."""
    if state.today.why == Why.CLOSED_FOR_GOOD:
        return _("Closed for good")
    if state.until:
        return _("Open now, until %(hour)s") % {"hour": hour(state.until)}
    if state.reopens is None:
        return _("Closed now")
    opens = {"hour": hour(state.reopens)}
    if state.reopens.date() == today:
        return _("Closed now, opens at %(hour)s today") % opens
    opens |= {"weekday": weekday(state.reopens.date()), "day": short_day(state.reopens.date(), today)}
    if state.today.reason and not state.today.slots:
        return _("Closed today (%(reason)s), opens at %(hour)s on %(weekday)s %(day)s") % (
            opens | {"reason": state.today.reason}
        )
    return _("Closed now, opens at %(hour)s on %(weekday)s %(day)s") % opens


def slot_words(slots) -> str:
    """The hours of a day: "7:30–11:30, 13:30–17:00", or closed."""
    return ", ".join(f"{hour(opens)}–{hour(closes)}" for opens, closes in slots) or _("closed")


def hours_words(hours: DayHours) -> str:
    """The hours of a day with their reason, provisional where the days off of its year are not decided."""
    if hours.why == Why.CLOSED_FOR_GOOD:
        return _("closed for good")
    words = slot_words(hours.slots)
    if hours.reason:
        words = f"{words} ({hours.reason})"
    if not hours.is_confirmed:
        words = _("%(hours)s; provisional, the days off of %(year)s are not decided yet") % {
            "hours": words, "year": hours.day.year,
        }  # fmt: skip
    return words


def week_words(timetable: Timetable) -> list[tuple[str, str]]:
    """[(days, hours)] of the week, days in a row with the same hours together: ("Thứ Hai – Thứ Sáu", "7:30–…")."""
    runs: list[tuple[list[int], str]] = []
    for number in Weekday.values:
        words = slot_words(timetable.week.get(number, ()))
        if runs and runs[-1][1] == words:
            runs[-1][0].append(number)
        else:
            runs.append(([number], words))
    return [(_span(days), words) for days, words in runs]


def _span(days: list[int]) -> str:
    first, last = (str(Weekday(number).label) for number in (days[0], days[-1]))
    return first if first == last else f"{first} – {last}"


def other_days(timetable: Timetable, today: date) -> list[tuple[str, str]]:
    """[(days, hours with reason)] of the days to come that are not as the week says, the next ones."""
    told = [_other(other, today) for other in timetable.others if other.last >= today]
    for ahead in range(_DAYS_AHEAD):
        hours = timetable.on(today + timedelta(days=ahead))
        if hours.why == Why.MADE_UP or (hours.why == Why.DAY_OFF and timetable.week.get(hours.day.weekday())):
            told.append((hours.day, _named(hours.day, today), hours_words(hours)))
    return [(days, words) for _first, days, words in sorted(told)[:_MOST]]


def _other(other, today):
    days = _named(other.first, today)
    if other.last != other.first:
        days = _("from %(first)s to %(last)s") % {
            "first": short_day(other.first, today), "last": short_day(other.last, today),
        }  # fmt: skip
        if other.weekday is not None:
            days = _("%(weekday)s, %(days)s") % {"weekday": Weekday(other.weekday).label, "days": days}
    return other.first, days, f"{slot_words(other.slots)} ({other.reason})"


def _named(day: date, today: date) -> str:
    return f"{weekday(day)} {short_day(day, today)}"


def state_now(place) -> str:
    """Whether a Place is open at this moment, in words."""
    return state_of(place.timetable, timezone.localtime())[0]


def state_of(timetable: Timetable, now: datetime) -> tuple[str, State | None]:
    """(words, State) at a local moment; no State where nobody said when it is open."""
    if not is_told(timetable):
        return _("No opening hours yet"), None
    state = timetable.at(now)
    return state_words(state, now.date()), state
