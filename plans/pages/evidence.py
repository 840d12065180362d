"""The page of one target: its status with the arithmetic, every report, the line, the procedures counted."""

from django.urls import reverse
from django.utils import timezone

from catalogue.offers import FIGURES, concerned

from ..models import ProgressReport
from ..standing.cache import all_plans
from ..standing.goals import goal_of, start_of
from ..standing.trend import trend

_MOST = 20


def evidence(pk):
    """The context of plans/target.html for a target of a public plan, as of today; None for any other."""
    rows = ((item, standing) for item in all_plans() for standing in item.found if standing.target.pk == pk)
    item, standing = next(rows, (None, None))
    return item and _evidence(item, standing)


def _evidence(item, standing):
    target = standing.target
    reports = reports_of([target.pk])
    effective = [report for report in reports if not report.corrected_by]
    return {
        "item": item,
        "standing": standing,
        "target": target,
        "plan": item.plan,
        "reports": reports[::-1],
        "trend": _trend(target, effective),
        "figure": FIGURES.get(target.figure),
        "counted": _counted(target),
        "on": timezone.localdate(),
    }


def _trend(target, reports):
    """The line of the effective reports from the baseline on, to the goal that the rule sees."""
    if not reports:
        return None
    start = start_of(target, reports[0])
    known = [(start.day, start.value)] if target.baseline_on else []
    values = known + [(report.as_of, report.value) for report in reports]
    return trend(values, goal_of(target, start).value, target.starts_on, target.due_on)


def _counted(target):
    """The procedures that a measured target looks at, those not counted yet first."""
    if target.figure not in FIGURES:
        return None
    total, shown = concerned(target.figure, target.figure_area, end=_MOST)
    return {"total": total, "shown": shown, "url": reverse("plan_counted", args=[target.pk]) if total > _MOST else ""}


def reports_of(targets):
    """The approved reports of targets in the order of their days, each knowing the one that corrects it."""
    rows = ProgressReport.objects.filter(target__in=targets, approved_at__isnull=False)
    reports = list(rows.select_related("period", "document", "corrects").order_by("as_of", "pk"))
    corrections = {row.corrects_id: row for row in reports if row.corrects_id}
    for report in reports:
        report.corrected_by = corrections.get(report.pk)
    return reports
