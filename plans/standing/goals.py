"""The start value and the goal value of a target, between which its progress is measured."""

from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, NamedTuple

from ..terms import Direction, Operator
from ..wording.values import SHARE

if TYPE_CHECKING:
    from ..models.progress import ProgressReport
    from ..models.target import Target

HUNDRED, _TENTH = Decimal(100), Decimal("0.1")
# Forms of a goal: it stands in the plan, all of a work, so much each year.
PLAIN, COMPLETE, SUM = "plain", "complete", "sum"
# Where a start comes from: the plan, nothing (0), the first report.
GIVEN, ZERO, FIRST_REPORT = "given", "zero", "first report"


class Start(NamedTuple):
    """The value and day from which progress is counted, and where they come from."""

    value: Decimal
    day: date
    origin: str


class Goal(NamedTuple):
    """The value to be reached on the due day, its unit; for yearly targets the months and the sum before the limit."""

    value: Decimal
    unit: str
    form: str = PLAIN
    months: int = 0
    total: Decimal = Decimal()


def start_of(target: "Target", first_report: "ProgressReport") -> Start:
    """The baseline; without one 0 at the beginning of the phase, or the first report where less is better."""
    if target.baseline is not None:
        return Start(target.baseline, target.baseline_on or target.starts_on, GIVEN)
    if target.direction == Direction.DOWN and not is_work(target):
        return Start(first_report.value, first_report.as_of, FIRST_REPORT)
    return Start(Decimal(), target.starts_on, ZERO)


def goal_of(target: "Target", start: Start) -> Goal:
    """What is to be reached: of a range the bound that is reached first, of yearly steps their sum."""
    if is_work(target):
        return Goal(HUNDRED, SHARE, COMPLETE)
    if target.operator == Operator.YEARLY:
        return _yearly(target, start)
    is_upper = target.operator == Operator.RANGE and target.direction == Direction.DOWN and target.high is not None
    return Goal(target.high if is_upper else target.low, target.unit)


def months_between(first: date, last: date) -> int:
    """Whole months from one day to another, both counted: 01/01/2021 to 31/12/2025 gives 60."""
    end = last + timedelta(days=last < date.max)
    months = (end.year - first.year) * 12 + end.month - first.month - (end.day < first.day)
    return max(months, 0)


def unit_of(target: "Target") -> str:
    """In what values of it are reported: of a work the share that is done."""
    return SHARE if is_work(target) else target.unit


def is_work(target: "Target") -> bool:
    """Whether it is a work to be completed, not a number to be reached."""
    return target.operator == Operator.DONE or target.low is None


def _yearly(target: "Target", start: Start) -> Goal:
    months = months_between(target.starts_on, target.due_on)
    step: Decimal = -target.low if target.direction == Direction.DOWN else target.low
    total = start.value + step * months / 12
    if months % 12:
        total = total.quantize(_TENTH, ROUND_FLOOR)
    within = max(total, Decimal())
    return Goal(min(within, HUNDRED) if target.unit == SHARE else within, target.unit, SUM, months, total)
