"""The days of a count as rows of a table: each of a short one, months or years of a long one."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agencies.counting.units import Reason

from .words import day_words

# So many days are told one by one, and so many by the month; what takes longer by the year.
_BY_DAY, _BY_MONTH = 45, 1100
# Days that are told apart however long the count is.
_APART = frozenset({Reason.AFTER_CUT_OFF, Reason.RECEIVED, Reason.MOVED, Reason.PART_OF_DAY, Reason.SAME_DAY})


@dataclass(frozen=True)
class Row:
    """A day or a run of days in words: which, whether any of it counted, why."""

    when: str
    is_counted: bool
    why: str


def day_rows(due):
    """The Rows of a Due."""
    steps = due.steps
    if len(steps) <= _BY_DAY:
        return [_row(step, due.cut_off) for step in steps]
    unit = (lambda day: (day.year, day.month)) if len(steps) <= _BY_MONTH else (lambda day: day.year)
    found = []
    for (reason, _period), run in groupby(steps, lambda step: (_kind(step, due), unit(step.day))):
        own = list(run)
        found += [_row(step, due.cut_off) for step in own] if reason else [_run(own)]
    return found


def _kind(step, due):
    """What a step is told apart by; "" for those that make up a run."""
    return step.reason if step.reason in _APART or step.day == due.on else ""


def _row(step, cut_off):
    return Row(day_words(step.day), step.is_counted, _why(step, cut_off))


def _run(steps):
    """Many days in one row: how many counted, and the names of the days off among them."""
    first, last = steps[0].day, steps[-1].day
    when = day_words(first) if first == last else f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"
    if all(step.reason == Reason.WAITING for step in steps):
        return Row(when, False, _waiting())
    count = sum(step.is_counted for step in steps)
    told = [ngettext("%(n)s day counted", "%(n)s days counted", count) % {"n": count}]
    names = dict.fromkeys(step.name for step in steps if step.reason == Reason.HOLIDAY)
    if names:
        told.append(_("off: %(names)s") % {"names": ", ".join(names)})
    return Row(when, bool(count), "; ".join(told))


def _why(step, cut_off):
    words = {"n": step.number, "name": step.name}
    return {
        Reason.WAITING: _waiting,
        Reason.AFTER_CUT_OFF: lambda: _after(cut_off),
        Reason.RECEIVED: lambda: _("day of receipt, not counted"),
        Reason.SAME_DAY: lambda: _("day of receipt: the result comes on the same day"),
        Reason.WORKING_DAY: lambda: _("working day %(n)s") % words,
        Reason.MADE_UP: lambda: _("working day %(n)s (%(name)s)") % words,
        Reason.PART_OF_DAY: lambda: _("day %(n)s: of the last part of a day the whole day is allowed") % words,
        Reason.CALENDAR_DAY: lambda: _calendar_day(step) % words,
        Reason.HOURS: lambda: _hours(step.minutes),
        Reason.WEEKEND: lambda: _("weekend, not counted"),
        Reason.HOLIDAY: lambda: _("off: %(name)s, not counted") % words,
        Reason.MOVED: lambda: _("offices were closed when the limit ended, so it ends here"),
    }[step.reason]()


def _waiting():
    return _("not counted: the file was not complete yet")


def _after(cut_off):
    return _("filed after %(hour)s: received on the next working day") % {"hour": f"{cut_off:%H:%M}"}


def _calendar_day(step):
    return _("day %(n)s (%(name)s; every day counts)") if step.name else _("day %(n)s")


def _hours(minutes):
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s minutes") % {"minutes": rest}
    told = ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    return _("%(hours)s %(minutes)s minutes") % {"hours": told, "minutes": rest} if rest else told
