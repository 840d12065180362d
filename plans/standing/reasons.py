"""The sentences that show how a status was reckoned. Each function gives what says them later, when they are read."""

from decimal import Decimal
from math import floor

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.language.numerals import grouped

from .goals import COMPLETE, FIRST_REPORT, SUM, ZERO
from .phrases import amount


def dropped(target):
    """Since when it no longer applies, and why."""
    return lambda: (
        _("No longer applies since %(day)s: %(why)s.")
        % {
            "day": _day(target.dropped_on),
            "why": target.dropped_why.rstrip(" ."),
        }
    )


def no_report(on):
    """Nobody reported yet."""
    return lambda: _("No report up to %(day)s.") % {"day": _day(on)}


def was_due(target):
    """The due day has passed."""
    return lambda: _("It was due on %(day)s.") % {"day": _day(target.due_on)}


def stale(case):
    """The last report says nothing about today."""
    return lambda: (
        _("The last report, of %(day)s, was more than %(months)s months old on %(on)s.")
        % {
            "day": _day(case.report.as_of),
            "months": case.rule.stale_months,
            "on": _day(min(case.on, case.target.due_on)),
        }
    )


def facts(case):
    """The report, the goal and where counting starts."""
    lines = [lambda: _reported(case), lambda: _goal(case)]
    if case.start.origin == ZERO and case.goal.form != COMPLETE:
        lines.append(lambda: _("No baseline is known: counted from 0 on %(day)s.") % {"day": _day(case.start.day)})
    elif case.start.origin == FIRST_REPORT:
        lines.append(
            lambda: (
                _("No baseline is known: counted from the first report, %(value)s on %(day)s.")
                % {"value": amount(case.start.value, case.goal.unit), "day": _day(case.start.day)}
            )
        )
    return tuple(lines)


def reached(case):
    """The goal is met; by how many days before or after the due day."""

    def say():
        days = (case.target.due_on - case.report.as_of).days
        if days > 0:
            return _("Reached, %(days)s days before it is due.") % {"days": grouped(days)}
        if days < 0:
            return _("Reached, reported %(days)s days after it was due.") % {"days": grouped(-days)}
        return _("Reached on the day it was due.")

    return say


def missed(case):
    """Past due, and the goal is not met."""
    return lambda: (
        _("It was due on %(day)s: %(value)s was reported, the goal is %(goal)s.")
        % {
            "day": _day(case.target.due_on),
            "value": amount(case.report.value, case.goal.unit),
            "goal": amount(case.goal.value, case.goal.unit),
        }
    )


def not_kept(case):
    """The goal was met at the start and no longer is."""
    return lambda: (
        _("The start, %(start)s, already met the goal: it was to be kept, and is not.")
        % {"start": amount(case.start.value, case.goal.unit)}
    )


def too_early(case, is_worse):
    """The report is not later than the start."""

    def say():
        if is_worse:
            return _("The report is worse than the start, %(start)s.") % {
                "start": amount(case.start.value, case.goal.unit)
            }
        return _("Counting starts on %(day)s, so nothing can be compared yet.") % {"day": _day(case.start.day)}

    return say


def pace(case, ratio):
    """Progress, time, and the one by the other."""
    return (lambda: _progress(case), lambda: _time(case), lambda: _ratio(case, ratio))


def _reported(case):
    return _("Reported as of %(day)s: %(value)s.") % {
        "day": _day(case.report.as_of),
        "value": amount(case.report.value, case.goal.unit),
    }


def _goal(case):
    told = {"day": _day(case.target.due_on), "goal": amount(case.goal.value, case.goal.unit)}
    if case.goal.form != SUM:
        if case.is_down:
            return _("Goal by %(day)s: at most %(goal)s.") % told
        return _("Goal by %(day)s: at least %(goal)s.") % told
    told["sum"] = f"{grouped(case.start.value)} {'−' if case.is_down else '+'} {_steps(case)}"
    if case.goal.total == case.goal.value:
        return _("Goal by %(day)s, adding up the years: %(sum)s = %(goal)s.") % told
    told["total"] = _number(case.goal.total)
    return _("Goal by %(day)s, adding up the years: %(sum)s = %(total)s, limited to %(goal)s.") % told


def _steps(case):
    years, months = divmod(case.goal.months, 12)
    return f"{grouped(case.target.low)} × {f'{case.goal.months}/12' if months else years}"


def _progress(case):
    start, value, goal = (grouped(number) for number in (case.start.value, case.report.value, case.goal.value))
    way = f"({start} − {value}) / ({start} − {goal})" if case.is_down else f"({value} − {start}) / ({goal} − {start})"
    return _("Progress: %(way)s = %(share)s.") % {"way": way, "share": _share(case.done / case.distance)}


def _time(case):
    return _("Time: %(gone)s of %(span)s days = %(share)s.") % {
        "gone": grouped(case.gone),
        "span": grouped(case.span),
        "share": _share(Decimal(case.gone) / case.span),
    }


def _ratio(case, ratio):
    told = {
        "progress": _share(case.done / case.distance),
        "time": _share(Decimal(case.gone) / case.span),
        "ratio": _share(ratio),
        "good": _share(case.rule.on_track_from),
        "fair": _share(case.rule.at_risk_from),
    }
    if ratio >= case.rule.on_track_from:
        return _("%(progress)s / %(time)s = %(ratio)s: at least %(good)s, so on track.") % told
    if ratio >= case.rule.at_risk_from:
        return _("%(progress)s / %(time)s = %(ratio)s: at least %(fair)s and below %(good)s, so at risk.") % told
    return _("%(progress)s / %(time)s = %(ratio)s: below %(fair)s, so late.") % told


def _day(day):
    return date_format(day, "SHORT_DATE_FORMAT")


def _number(number):
    return grouped(number).replace("-", "−")


def _rounded(number):
    """To at most one decimal, down: a share never looks better than it is."""
    return _number(Decimal(floor(number * 10)) / 10)


def _share(part):
    return f"{_rounded(part * 100)}%"
