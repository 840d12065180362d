"""By which day the result of what is filed today comes, for the page of a procedure."""

from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.counting.due import is_late
from agencies.counting.stored import calendar, cut_off

from . import words
from .due import due_url, expected, offer

# More limits than these are told on the page that counts.
_SHOWN = 6


def due_today(procedure, sources, now, until=None):
    """{intro, lines: [{label, day, is_provisional}], has_more, url, official}, or None where no date can be counted.

    It holds until the cut-off or the end of the day: a file of today is taken for one that comes at the last moment.
    `until` is the cut-off of the desk where it is handed in; without one the law's holds.
    """
    today = timezone.localdate(now)
    if procedure.withdrawn_on or today.year not in calendar().years:
        return None
    filed = now if is_late(now, until or cut_off(today)) else today
    choices = offer(procedure, sources, today).choices
    counted = [(choice, due) for choice in choices[:_SHOWN] if (due := expected(choice, filed, until))]
    if not counted:
        return None
    url = due_url(procedure)
    return {
        "intro": _intro(counted[0][1], today),
        "lines": [_line(choice, due) for choice, due in counted],
        "has_more": len(choices) > _SHOWN,
        "url": url,
        "official": words.official_words(),
    }


def _intro(due, today):
    """Of what is spoken: a file that comes today, before or after the cut-off, or on a day off."""
    told = {"day": words.day_words(today), "received": words.day_words(due.received_on)}
    told["hour"] = f"{due.cut_off:%H:%M}" if due.cut_off else ""
    if not calendar().is_working_day(today):
        return _("Filed today (%(day)s, a day off) it counts as received on %(received)s. The result comes by:") % told
    if due.received_on > today:
        return (
            _("Filed today (%(day)s) after %(hour)s it counts as received on %(received)s. The result comes by:") % told
        )
    if due.cut_off:
        return _("Filed today (%(day)s) by %(hour)s, the result comes by:") % told
    return _("Filed today (%(day)s), the result comes by:") % told


def _line(choice, due):
    return {
        "label": words.choice_words(choice),
        "day": words.due_words(due),
        "is_provisional": not due.is_confirmed,
    }
