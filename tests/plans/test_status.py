"""The published rule: the same facts give the same status, and the arithmetic is shown."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from plans.standing.status import judge
from plans.terms import State
from tests.plans.judging import BASED, RULE, Report, Target, down, judged, target


# Half of the time is 01/01/2020: 365 of 730 days.
@pytest.mark.parametrize(
    ("value", "state"),
    [
        ("52.5", State.ON_TRACK),
        ("50.75", State.ON_TRACK),
        ("50.7499", State.AT_RISK),
        ("49", State.AT_RISK),
        ("45.5", State.AT_RISK),
        ("45.4999", State.LATE),
        ("35", State.LATE),
        ("30", State.LATE),
        ("69.9999", State.ON_TRACK),
        ("70", State.REACHED),
        ("71", State.REACHED),
    ],
)
def test_progress_is_compared_with_the_time_that_has_passed(value, state):
    assert judged(target(**BASED), "1/2/2020", d1_1_2020=value).state == state


def test_the_arithmetic_is_told_in_sentences_with_vietnamese_numbers():
    status = judged(target(**BASED), "1/2/2020", d1_1_2020="49")
    text = "\n".join(status.lines)
    assert all(line.endswith(".") for line in status.lines)
    for part in (
        "01/01/2020",
        "31/12/2020",
        "(49 − 35) / (70 − 35)",
        "40%",
        "365",
        "730",
        "50%",
        "80%",
        "60%",
        "90%",
    ):
        assert part in text
    assert (status.progress, status.elapsed) == (Decimal("0.4"), Decimal("0.5"))
    assert (status.version, status.report.value) == ("1", 49)


def test_shares_are_rounded_down_so_that_a_bound_never_seems_reached():
    assert "89,9%" in judged(target(**BASED), "1/2/2020", d1_1_2020="50.7499").lines[-1]


def test_a_count_is_told_with_its_unit_and_grouped():
    status = judged(target(low=1962, unit="thủ tục"), "1/2/2020", d1_1_2020="1000.5")
    assert "1.000,5 thủ tục" in status.lines[0]
    assert "1.962 thủ tục" in status.lines[1]
    assert status.state == State.ON_TRACK


@pytest.mark.parametrize(
    ("value", "state"),
    [("7", State.ON_TRACK), ("7.6", State.AT_RISK), ("9", State.LATE), ("12", State.LATE), ("4", State.REACHED)],
)
def test_where_less_is_better_the_way_leads_down(value, state):
    """From 10 hours to 4: half way is 7."""
    status = judged(down(low=4, baseline=10, baseline_on=date(2019, 1, 1)), "1/2/2020", d1_1_2020=value)
    assert status.state == state
    if value == "7":
        assert any("(10 − 7) / (10 − 4) = 50%" in line for line in status.lines)


def test_progress_is_never_drawn_below_zero_while_the_arithmetic_stays_true():
    status = judged(target(**BASED), "1/2/2020", d1_1_2020="30")
    assert status.progress == 0
    assert any("(30 − 35) / (70 − 35) = −14,3%" in line for line in status.lines)


def test_without_a_baseline_more_is_counted_from_zero_and_that_is_said():
    status = judged(target(), "1/2/2020", d1_1_2020="35")
    assert (status.state, status.progress) == (State.ON_TRACK, Decimal("0.5"))
    assert "01/01/2019" in status.lines[2]


def test_without_a_baseline_less_is_counted_from_the_first_report_and_that_is_said():
    status = judged(down(low=4), "1/2/2020", d1_1_2020="9", d1_1_2019="10")
    assert status.state == State.LATE
    assert "10 giờ" in status.lines[2]
    assert "01/01/2019" in status.lines[2]


def test_a_first_report_alone_compares_nothing_yet():
    status = judged(down(low=4), "1/2/2020", d1_1_2020="9")
    assert (status.state, status.progress, status.elapsed) == (State.ON_TRACK, 0, 0)


@pytest.mark.parametrize(("value", "state"), [("40", State.ON_TRACK), ("35", State.ON_TRACK), ("34", State.AT_RISK)])
def test_on_the_first_day_only_a_step_back_is_a_risk(value, state):
    assert judged(target(**BASED), "2/1/2019", d1_1_2019=value).state == state


def test_a_report_from_before_the_phase_compares_nothing_yet():
    status = judged(target(), "2/1/2019", d1_12_2018="20")
    assert (status.state, status.elapsed) == (State.ON_TRACK, None)


def test_reached_early_says_by_how_many_days():
    status = judged(target(**BASED), "1/2/2020", d1_1_2020="72")
    assert status.state == State.REACHED
    assert "365" in status.lines[-1]
    assert status.progress > 1


@pytest.mark.parametrize(("day", "days"), [("d31_12_2020", ""), ("d15_1_2021", "15")])
def test_reached_on_the_day_or_later_says_so(day, days):
    status = judged(target(), "1/2/2021", **{day: "70"})
    assert status.state == State.REACHED
    assert days in status.lines[-1]


def test_no_report_is_told_as_such_and_after_the_due_day_with_it():
    assert judged(target(), "1/2/2020").state == State.UNREPORTED
    assert len(judged(target(), "1/2/2020").lines) == 1
    late = judged(target(), "1/2/2021")
    assert late.state == State.UNREPORTED
    assert "31/12/2020" in late.lines[1]


def test_a_report_of_a_later_day_does_not_count_yet():
    assert judged(target(), "1/2/2020", d2_2_2020="70").state == State.UNREPORTED
    assert judged(target(), "2/2/2020", d2_2_2020="70").state == State.REACHED


@pytest.mark.parametrize(
    ("today", "state"),
    [("1/9/2019", State.ON_TRACK), ("2/9/2019", State.UNREPORTED), ("1/1/2021", State.UNREPORTED)],
)
def test_a_report_older_than_the_months_of_the_rule_says_nothing(today, state):
    status = judged(target(**BASED), today, d1_3_2019="40")
    assert status.state == state
    if state == State.UNREPORTED:
        assert (status.progress, status.report.value) == (None, 40)
        assert "01/03/2019" in status.lines[0]


def test_a_report_shortly_before_the_due_day_never_grows_old():
    status = judged(target(**BASED), "1/1/2026", d1_7_2020="55")
    assert status.state == State.LATE
    assert "31/12/2020" in status.lines[-1]
    assert "55%" in status.lines[-1]
    assert "70%" in status.lines[-1]


def test_what_is_reached_stays_reached_however_old_the_report_is():
    assert judged(target(), "1/1/2026", d1_1_2020="70").state == State.REACHED


def test_the_due_day_itself_is_not_late():
    assert judged(target(**BASED), "31/12/2020", d31_12_2020="69").state == State.ON_TRACK
    assert judged(target(**BASED), "1/1/2021", d31_12_2020="69").state == State.LATE


def test_the_latest_day_decides_whatever_the_order_of_the_list():
    assert judged(target(), "1/2/2020", d1_1_2020="70", d1_6_2019="10").state == State.REACHED
    assert judged(target(), "1/2/2020", d1_6_2019="70", d1_1_2020="10").state == State.LATE


def test_a_dropped_target_is_judged_only_until_that_day():
    of = target(dropped_on=date(2020, 1, 15), dropped_why="gộp vào kế hoạch khác.")
    assert judged(of, "14/1/2020", d1_1_2020="70").state == State.REACHED
    status = judged(of, "15/1/2020", d1_1_2020="70")
    assert (status.state, status.report) == (State.DROPPED, None)
    assert "15/01/2020" in status.lines[0]
    assert status.lines[0].endswith("gộp vào kế hoạch khác.")


def test_the_same_facts_give_the_same_status():
    first, second = (judged(target(**BASED), "1/2/2020", d1_1_2020="49") for _turn in range(2))
    assert first == second
    assert first.lines == second.lines


def test_extreme_numbers_are_judged_too():
    huge = Decimal("999999999999999.9999")
    of = replace(Target(), low=huge, baseline=huge - Decimal("0.0001"), due_on=date.max, unit="đồng")
    status = judge(of, [Report(Decimal(0), of.starts_on + timedelta(days=1))], date(2019, 1, 3), RULE)
    assert status.state == State.LATE
    assert status.lines
