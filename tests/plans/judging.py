"""Targets and reports as the rule sees them, and today."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from plans.standing.status import Rule, judge
from plans.terms import Direction, Operator

RULE = Rule("1", on_track_from=Decimal("0.90"), at_risk_from=Decimal("0.60"), stale_months=6)
REACH, AT_LEAST, RANGE, YEARLY, DONE = Operator.REACH, Operator.AT_LEAST, Operator.RANGE, Operator.YEARLY, Operator.DONE


@dataclass(frozen=True)
class Target:
    operator: str = AT_LEAST
    low: Decimal | None = Decimal(70)
    high: Decimal | None = None
    unit: str = "%"
    direction: str = Direction.UP
    baseline: Decimal | None = None
    baseline_on: date | None = None
    starts_on: date = date(2019, 1, 1)
    due_on: date = date(2020, 12, 31)
    dropped_on: date | None = None
    dropped_why: str = ""


@dataclass(frozen=True)
class Report:
    value: Decimal
    as_of: date


def target(**facts):
    numbers = {name: Decimal(str(facts[name])) for name in ("low", "high", "baseline") if facts.get(name) is not None}
    return replace(Target(), **{**facts, **numbers})


def down(**facts):
    return target(operator=REACH, direction=Direction.DOWN, unit="giờ", **facts)


def on(text):
    day, month, year = text.split("/")
    return date(int(year), int(month), int(day))


def judged(of, today, **reports):
    """Judge with reports given as d31_12_2019="49"."""
    rows = [Report(Decimal(value), on(day[1:].replace("_", "/"))) for day, value in reports.items()]
    return judge(of, rows, on(today), RULE)


BASED = {"baseline": 35, "baseline_on": date(2019, 1, 1)}
