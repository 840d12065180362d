"""What is due: the reports that periods still lack."""

from dataclasses import dataclass
from datetime import timedelta

from ..models import PlanPage, ProgressReport, ReportingPeriod
from ..standing.overview import with_targets
from .checks import closed

# The last reports of a plan come after its end.
_LAST_REPORTS = timedelta(days=365)


@dataclass(frozen=True)
class Gap:
    """A period that has ended, with those of its targets on which nobody reported."""

    period: ReportingPeriod
    targets: list
    days_late: int

    @property
    def is_overdue(self):
        return self.days_late > 0


@dataclass(frozen=True)
class PlanGaps:
    """A plan with its gaps, the newest period first."""

    plan: PlanPage
    gaps: list

    @property
    def overdue(self):
        """How many reports are overdue."""
        return sum(len(gap.targets) for gap in self.gaps if gap.is_overdue)


def reporting(on):
    """Public plans on which is reported: begun, and in force or over for less than a year."""
    return PlanPage.objects.live().unreplaced(on).filter(starts_on__lte=on, ends_on__gte=on - _LAST_REPORTS)


def gaps(reporter, on, plans=None):
    """[PlanGaps] of the plans that lack something the reporter could hand in; six queries however many they are."""
    plans = list(with_targets(reporting(on) if plans is None else plans).newest_first())
    periods, handed_in = _periods(plans, on), _handed_in(plans)
    found = [PlanGaps(plan, list(_gaps(plan, periods.get(plan.pk, []), handed_in, reporter, on))) for plan in plans]
    return [row for row in found if row.gaps]


def _periods(plans, on):
    """{pk of a plan: its open periods that have ended}, the newest first."""
    found = {}
    rows = ReportingPeriod.objects.filter(plan__in=plans, ends_on__lt=on, locked_at=None)
    for period in rows.order_by("-starts_on"):
        found.setdefault(period.plan_id, []).append(period)
    return found


def _handed_in(plans):
    """{(target, period)} that have a report which was not refused."""
    rows = ProgressReport.objects.filter(target__plan__in=plans, refused_at=None)
    return set(rows.values_list("target_id", "period_id"))


def lacking(period, on):
    """The targets on which nobody reported in a period of a plan."""
    plan = with_targets(PlanPage.objects.filter(pk=period.plan_id)).get()
    return _missing(_reported(plan, on), period, _handed_in([plan]))


def _gaps(plan, periods, handed_in, reporter, on):
    mine = [row for row in _reported(plan, on) if reporter.may_report(row[0])]
    for period in periods:
        if missing := _missing(mine, period, handed_in):
            yield Gap(period, missing, max(0, (on - period.due_on).days))


def _missing(rows, period, handed_in):
    """The targets whose days touch the period and that have no report in it."""
    return [
        target
        for target, first, last in rows
        if first <= period.ends_on and last >= period.starts_on and (target.pk, period.pk) not in handed_in
    ]


def _reported(plan, on):
    """(target, its first day, its last day) of those on which people report: not where the catalogue counts."""
    rows = []
    for target in plan.targets.all():
        if not closed(target, on):
            target.plan = plan
            phase = plan.phase_of(target.due_on)
            rows.append((target, phase[0] if phase else plan.starts_on, target.due_on))
    return rows
