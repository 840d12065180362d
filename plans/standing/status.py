"""The published rule that says where a target stands; the same facts always give the same answer.

    progress = (value − baseline) / (goal − baseline)
    elapsed  = (day of the report − day of the baseline) / (due day − day of the baseline)

A target is on track as long as progress keeps up with the time that has passed. Nobody types a status.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from operator import attrgetter

from agencies.counting.calendar import months_after

from ..terms import Direction, State
from . import reasons
from .goals import COMPLETE, goal_of, start_of


@dataclass(frozen=True)
class Rule:
    """One version of the rule: what part of the expected progress suffices, and how old a report may be."""

    version: str
    on_track_from: Decimal
    at_risk_from: Decimal
    stale_months: int


@dataclass(frozen=True)
class Status:
    """Where a target stands, by which version of the rule, on which report.

    `progress` is the share of the way from baseline to goal, never below 0; `elapsed` that of the time.
    """

    state: State
    version: str
    report: object = None
    progress: Decimal | None = None
    elapsed: Decimal | None = None
    _reasons: tuple[Callable[[], str], ...] = field(default=(), repr=False, compare=False)

    @property
    def lines(self):
        """The arithmetic, a sentence each, in the language of the moment; put into words only when asked for."""
        return tuple(say() for say in self._reasons)


def judge(target, reports, on, rule):
    """The Status of a target on a day. `reports`: those approved and not corrected, in any order."""
    if target.dropped_on and target.dropped_on <= on:
        return Status(State.DROPPED, rule.version, _reasons=(reasons.dropped(target),))
    known = sorted((report for report in reports if report.as_of <= on), key=attrgetter("as_of"))
    overdue = (reasons.was_due(target),) if on > target.due_on else ()
    if not known:
        return Status(State.UNREPORTED, rule.version, _reasons=(reasons.no_report(on), *overdue))
    return _Judgement(target, known, on, rule).status(overdue)


class _Judgement:
    """One target on one day with its reports; the latest decides."""

    def __init__(self, target, known, on, rule):
        self.target, self.report, self.on, self.rule = target, known[-1], on, rule
        self.start = start_of(target, known[0])
        self.goal = goal_of(target, self.start)
        self.is_down = target.direction == Direction.DOWN and self.goal.form != COMPLETE
        self.done = self._ahead(self.report.value, self.start.value)
        self.distance = self._ahead(self.goal.value, self.start.value)
        self.gone, self.span = (
            (self.report.as_of - self.start.day).days,
            (target.due_on - self.start.day).days,
        )

    def _ahead(self, value, other):
        return other - value if self.is_down else value - other

    def status(self, overdue):
        """Met, too old, past due, or by the pace."""
        if self._is_met(self.report.value):
            return self._answer(State.REACHED, reasons.reached(self))
        if months_after(self.report.as_of, self.rule.stale_months) < min(self.on, self.target.due_on):
            return Status(State.UNREPORTED, self.rule.version, self.report, _reasons=(reasons.stale(self), *overdue))
        if overdue:
            return self._answer(State.LATE, reasons.missed(self))
        return self._pace()

    def _is_met(self, value):
        return self._ahead(value, self.goal.value) >= 0

    def _pace(self):
        if self._is_met(self.start.value):
            return self._answer(State.LATE, reasons.not_kept(self))
        if self.gone <= 0 or self.span <= 0:
            is_worse = self.done < 0
            return self._answer(State.AT_RISK if is_worse else State.ON_TRACK, reasons.too_early(self, is_worse))
        # One division of exact products: a pace exactly at a bound is not lost to rounding.
        ratio = (self.done * self.span) / (self.distance * self.gone)
        return self._answer(self._state(ratio), *reasons.pace(self, ratio))

    def _state(self, ratio):
        if ratio >= self.rule.on_track_from:
            return State.ON_TRACK
        return State.AT_RISK if ratio >= self.rule.at_risk_from else State.LATE

    def _answer(self, state, *why):
        progress = max(self.done / self.distance, Decimal()) if self.distance > 0 else None
        elapsed = Decimal(self.gone) / self.span if self.span > 0 and self.gone >= 0 else None
        said = (*reasons.facts(self), *why)
        return Status(state, self.rule.version, self.report, progress, elapsed, said)
