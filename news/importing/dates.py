"""Dates as legacy portals write them: "22/08/2019, 10:00", "01-8-2019 - 14:02", "2019-08-22T10:00:00+07:00"."""

import re
from datetime import UTC, datetime

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

_VIETNAMESE = re.compile(
    r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)(?:[\s,|-]*(?:lúc\s*)?(\d{1,2})[:hg](\d{2})(?!\d))?"
)
_TIME_BEFORE = re.compile(r"(?<!\d)(\d{1,2})[:hg](\d{2})[\s,|-]*(?:ngày\s*)?$")


def read_date(text):
    """The aware moment that the text is or holds; None when it holds no date, or one that never was."""
    text = text.strip()[:600]
    try:
        moment = parse_datetime(text) or _midnight(parse_date(text))
    except ValueError:
        return None
    if moment is None:
        return _vietnamese(text)
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def from_utc(parts):
    """The aware moment of feedparser's time tuple, or None."""
    try:
        return datetime(*parts[:6], tzinfo=UTC) if parts else None
    except ValueError:
        return None


def _midnight(day):
    return datetime(day.year, day.month, day.day) if day else None


def _vietnamese(text):
    for match in _VIETNAMESE.finditer(text):
        day, month, year, hour, minute = match.groups()
        if hour is None and (before := _TIME_BEFORE.search(text[: match.start()])):
            hour, minute = before.groups()
        try:
            return timezone.make_aware(datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0)))
        except (ValueError, OverflowError):
            continue
    return None
