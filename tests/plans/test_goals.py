"""Ranges, works, yearly steps, zero, what was to be kept: what has to be reached by the rule."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from plans.models import Target as Row
from plans.standing.goals import months_between
from plans.terms import Direction, State
from tests.plans.judging import DONE, RANGE, REACH, YEARLY, down, judged, on, target


@pytest.mark.parametrize(
    ("direction", "value", "state"),
    [
        (Direction.UP, "70", State.REACHED),
        (Direction.UP, "69", State.LATE),
        (Direction.UP, "85", State.REACHED),
        (Direction.DOWN, "80", State.REACHED),
        (Direction.DOWN, "81", State.LATE),
        (Direction.DOWN, "60", State.REACHED),
    ],
)
def test_a_range_is_met_at_the_bound_that_is_reached_first(direction, value, state):
    of = target(operator=RANGE, low=70, high=80, direction=direction)
    assert judged(of, "1/1/2021", d31_12_2020=value).state == state


@pytest.mark.parametrize("facts", [{"operator": DONE, "low": None}, {"operator": REACH, "low": None, "unit": ""}])
def test_a_work_is_done_at_a_hundred_percent(facts):
    of = target(direction=Direction.DOWN, **facts)
    assert judged(of, "1/2/2020", d1_1_2020="100").state == State.REACHED
    status = judged(of, "1/2/2020", d1_1_2020="50")
    assert (status.state, status.progress) == (State.ON_TRACK, Decimal("0.5"))
    assert "100%" in status.lines[1]


FIVE_YEARS = {"operator": YEARLY, "starts_on": date(2021, 1, 1), "due_on": date(2025, 12, 31)}


@pytest.mark.parametrize(
    ("facts", "met", "short"),
    [
        ({"low": 10, "high": 20, "baseline": 20}, "70", "69"),
        ({"low": 10}, "50", "49"),
        ({"low": 20, "baseline": 60}, "100", "99"),
        ({"low": 30, "unit": "xã"}, "150", "149"),
        ({"low": 10, "baseline": 60, "direction": Direction.DOWN}, "10", "11"),
        ({"low": 20, "baseline": 60, "direction": Direction.DOWN}, "0", "1"),
    ],
)
def test_yearly_steps_add_up_to_the_due_day_within_zero_and_a_hundred_percent(facts, met, short):
    of = target(**FIVE_YEARS, **facts)
    assert judged(of, "1/1/2026", d31_12_2025=met).state == State.REACHED
    assert judged(of, "1/1/2026", d31_12_2025=short).state == State.LATE


def test_the_sum_of_yearly_steps_is_told():
    assert "20 + 10 × 5 = 70%" in judged(target(**FIVE_YEARS, low=10, baseline=20), "1/1/2022", d1_1_2022="30").lines[1]
    capped = judged(target(**FIVE_YEARS, low=20, baseline=60), "1/1/2022", d1_1_2022="70").lines[1]
    assert "60 + 20 × 5 = 160" in capped
    assert "100%" in capped
    part = target(**{**FIVE_YEARS, "starts_on": date(2021, 11, 1)}, low=10)
    assert "0 + 10 × 50/12 = 41,6%" in judged(part, "1/1/2022", d1_1_2022="1").lines[1]


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("1/1/2021", "31/12/2025", 60),
        ("1/1/2021", "31/12/2021", 12),
        ("1/1/2021", "28/2/2021", 2),
        ("15/3/2021", "31/12/2025", 57),
        ("15/3/2021", "14/3/2022", 12),
        ("2/1/2021", "1/1/2021", 0),
        ("1/1/2021", "1/1/2020", 0),
    ],
)
def test_the_time_of_yearly_steps_is_counted_in_whole_months(first, last, months):
    assert months_between(on(first), on(last)) == months


def test_the_last_day_of_all_days_can_be_a_due_day():
    assert judged(target(**{**FIVE_YEARS, "due_on": date.max}, low=1), "1/2/2022", d1_1_2022="0").state == State.LATE


@pytest.mark.parametrize(
    ("value", "state"), [("0", State.REACHED), ("1", State.ON_TRACK), ("8", State.LATE), ("6.4", State.AT_RISK)]
)
def test_a_goal_of_zero_is_a_goal(value, state):
    """From 10 to 0 files: half way is 5."""
    of = down(low=0, baseline=10, baseline_on=date(2019, 1, 1))
    assert judged(of, "1/2/2020", d1_1_2020=value).state == state


@pytest.mark.parametrize(
    ("of", "value"),
    [
        (target(baseline=70, baseline_on=date(2019, 1, 1)), "69"),
        (target(baseline=75, baseline_on=date(2019, 1, 1)), "69"),
        (down(low=4, baseline=4, baseline_on=date(2019, 1, 1)), "5"),
    ],
)
def test_a_goal_that_was_to_be_kept_and_is_lost_is_late(of, value):
    status = judged(of, "1/2/2020", d1_1_2020=value)
    assert (status.state, status.progress) == (State.LATE, None)


def test_a_baseline_that_meets_the_goal_and_stays_is_reached():
    assert judged(target(baseline=70), "1/2/2020", d1_1_2020="70").state == State.REACHED


@pytest.mark.parametrize(
    "facts", [{"operator": REACH, "low": Decimal()}, {"operator": RANGE, "low": Decimal(), "high": Decimal(5)}]
)
def test_a_goal_of_zero_or_more_is_refused_since_it_is_always_reached(facts):
    target = Row(wording="Còn 0 vụ cháy rừng", unit="vụ", direction=Direction.UP, **facts)
    with pytest.raises(ValidationError) as refused:
        target.clean()
    assert list(refused.value.error_dict) == ["direction"]
    target.direction = Direction.DOWN
    target.clean()
