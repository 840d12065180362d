"""What an address asks of the page that counts: which limit, filed when, with which supplement, as people type it."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from agencies.counting.stored import calendar

from .due import Choice

LIMIT, DAY, HOUR, SUPPLEMENT = "thoi-han", "ngay", "gio", "bo-sung"
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_HOUR = re.compile(r"(\d{1,2})\s*(?:(?::|\.|h|g|giờ)\s*(\d{1,2})?\s*(?:phút)?)?", re.ASCII | re.IGNORECASE)
_ECHOED = 40


@dataclass(frozen=True)
class Asked:
    """The question of an address: `filed` and `supplement` are moments, or days where no hour is named.

    `problems` say in sentences what could not be read; with any of them nothing is counted. `is_now`: the address
    names no day, so the moment of asking holds.
    """

    choice: Choice | None
    filed: date | datetime | None
    supplement: date | datetime | None
    problems: tuple = ()
    is_now: bool = False

    def query(self, choice=None, **changes):
        """The query of an address that asks the same, of this or another Choice."""
        choice = choice or self.choice
        moment = self.supplement or self.filed
        fields = {
            LIMIT: choice.key if choice else "",
            DAY: f"{self.filed:%Y-%m-%d}" if self.filed else "",
            HOUR: f"{moment:%H:%M}" if isinstance(moment, datetime) else "",
            SUPPLEMENT: f"{self.supplement:%Y-%m-%d}" if self.supplement else "",
        } | changes
        return urlencode({name: value for name, value in fields.items() if value})


def asked_of(query, offer, now):
    """The Asked of an address's query about an Offer; nothing said means now."""
    said = {name: query.get(name, "").strip() for name in (LIMIT, DAY, HOUR, SUPPLEMENT)}
    choice = offer.chosen(said[LIMIT])
    problems = [_no_choice(said[LIMIT])] if said[LIMIT] and offer.choices and not choice else []
    if not (said[DAY] or said[HOUR] or said[SUPPLEMENT]):
        today = timezone.localtime(now)
        problems += _outside([today.date()])
        return Asked(choice, None if problems else today, None, tuple(problems), is_now=True)
    day, hour, supplement = _read(said, problems)
    if not problems:
        problems += _outside([found for found in (day, supplement) if found]) or _order(day, supplement)
    if problems:
        return Asked(choice, None, None, tuple(problems))
    first = day or supplement or timezone.localdate(now)
    if supplement:
        return Asked(choice, first, _moment(supplement, hour))
    return Asked(choice, _moment(first, hour), None)


def _read(said, problems):
    """(day, hour, supplement) of what was said; adds a sentence for each that is none."""
    day, supplement = read_day(said[DAY]), read_day(said[SUPPLEMENT])
    hour = read_hour(said[HOUR])
    for text, found in ((said[DAY], day), (said[SUPPLEMENT], supplement)):
        if text and not found:
            problems.append(
                _("“%(text)s” is not a day of the calendar. Enter day, month and year, such as 30/11/2026.")
                % {"text": _echo(text)}
            )
    if said[HOUR] and hour is None:
        problems.append(_("“%(text)s” is no hour. Enter it such as 9:30 or 15:00.") % {"text": _echo(said[HOUR])})
    return day, hour, supplement


def read_day(text):
    """The date that was typed (30/11/2026) or picked (2026-11-30), or None."""
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_hour(text):
    """The time that was typed (9:30, 9h30, 15 giờ) or picked, or None."""
    found = _HOUR.fullmatch(text)
    try:
        return time(int(found[1]), int(found[2] or 0)) if found else None
    except ValueError:
        return None


def _outside(days):
    """A sentence where a day lies in a year of which no days off are known."""
    years = calendar().years
    if not years:
        return [_("The portal has no calendar of days off yet, so it cannot count.")]
    if all(day.year in years for day in days):
        return []
    words = {"first": str(years[0]), "last": str(years[-1])}
    return [_("The portal knows the days off from %(first)s to %(last)s only: choose a day in these years.") % words]


def _order(day, supplement):
    if day and supplement and supplement < day:
        return [_("The supplement comes before the day of filing: check both days.")]
    return []


def _no_choice(text):
    return _("The procedure has no time limit “%(text)s” (any more): choose one below.") % {"text": _echo(text)}


def _echo(text):
    return Truncator(text).chars(_ECHOED)


def _moment(day, hour):
    return day if hour is None else datetime.combine(day, hour)
