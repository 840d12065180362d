"""Targets as rows and cards of templates/jinja2/plans: finished objects, each address and word made once."""

from dataclasses import dataclass
from functools import cache

from agencies.models import Agency

from ..standing.goals import unit_of
from ..standing.phrases import amount, goal
from ..standing.standings import Standing


@dataclass(frozen=True)
class TargetRow:
    """A target in the table of its plan; `done` and `gone` are percents of the way and of the time, if known."""

    standing: Standing
    url: str
    goal: str
    value: str
    done: str
    gone: str
    agency: Agency | None
    agency_url: str


@dataclass(frozen=True)
class TargetCard:
    """A target beside those of other plans."""

    standing: Standing
    url: str
    plan_url: str
    plan_heading: str


def target_rows(found):
    """[TargetRow] of some standings; a target that was never stored has no address."""
    agency_url = cache(lambda agency: agency.get_absolute_url() if agency else "")
    return [_row(standing, agency_url) for standing in found]


def _row(standing, agency_url):
    target, status, agency = standing.target, standing.status, standing.target.responsible
    return TargetRow(
        standing=standing,
        url=target.get_absolute_url() if target.pk else "",
        goal=goal(target),
        value=amount(status.report.value, unit_of(target)) if status.report else "",
        done=_percent(status.progress),
        gone=_percent(status.elapsed),
        agency=agency,
        agency_url=agency_url(agency),
    )


def _percent(share):
    return "" if share is None else str(min(max(round(share * 100), 0), 100))


def card_maker():
    """A function from a Standing to its TargetCard; what it says of a plan is made once for all targets of the plan."""
    about = cache(lambda plan: (plan.url, plan.heading))
    return lambda standing: TargetCard(standing, standing.target.get_absolute_url(), *about(standing.plan))
