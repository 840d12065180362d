"""A due date as an event for a calendar (RFC 5545)."""

import hashlib
from datetime import UTC, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from . import words
from .due import due_url


def event(procedure, title, asked, due):
    """The bytes of a calendar with one event: all day, or at the hour where a limit of hours ends."""
    from icalendar import Calendar, Event  # seldom needed

    page = f"{settings.BASE_URL}{due_url(procedure)}?{asked.query()}"
    found = Event()
    found.add("uid", _uid(procedure, asked))
    found.add("dtstamp", timezone.now())
    begin, end = _when(due)
    found.add("dtstart", begin)
    found.add("dtend", end)
    summary = (
        _("Result expected by: %(title)s") if due.is_confirmed else _("Result expected by (provisional): %(title)s")
    )
    found.add("summary", summary % {"title": title})
    found.add("description", _described(procedure, asked, due))
    found.add("url", page)
    found.add("transp", "TRANSPARENT")
    calendar = Calendar()
    calendar.add("prodid", f"-//{_host()}//portal//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(found)
    return calendar.to_ical()


def _uid(procedure, asked):
    """The same for the same question, so that a calendar that has the event takes the new day for the old one."""
    asked_for = f"{procedure.national_id}\n{asked.query()}"
    return f"{hashlib.blake2b(asked_for.encode(), digest_size=12).hexdigest()}@{_host()}"


def _host():
    return urlsplit(settings.BASE_URL).hostname


def _when(due):
    if due.at is None:
        return due.on, due.on + timedelta(days=1)
    moment = timezone.make_aware(due.at).astimezone(UTC)
    return moment, moment + timedelta(minutes=30)


def _described(procedure, asked, due):
    address = f"{settings.BASE_URL}{procedure.get_absolute_url()}"
    told = [
        words.choice_words(asked.choice),
        words.official_words(),
        words.provisional_words(due, due.calendar.years),
        _("The procedure: %(address)s") % {"address": address},
    ]
    return "\n".join(filter(None, told))
