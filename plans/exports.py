"""Targets and reports as tables to take along: CSV and XLSX with the same columns."""

from django.utils.translation import gettext as _

from .standing.goals import unit_of


def columns():
    """The headings of the table of targets."""
    return [
        _("Plan"), _("Number"), _("Issuing agency"), _("Field"), _("Group"), _("Wording"), _("Comparison"), _("Value"),
        _("Up to"), _("Unit"), _("Direction"), _("Scope"), _("Condition"), _("Due on"), _("Responsible agency"),
        _("Baseline"), _("Baseline as of"), _("Latest value"), _("As of"), _("Source"), _("Status"), _("Rule"),
        _("How it was judged"), _("Address"),
    ]  # fmt: skip


def row(standing, site):
    """One target as a row of plain values; `site` begins its address."""
    plan, target, status = standing.plan, standing.target, standing.status
    report = status.report
    return [
        plan.title, plan.number, str(plan.agency or ""), str(plan.field or ""), target.group, target.wording,
        target.get_operator_display(), target.low, target.high, unit_of(target), target.get_direction_display(),
        target.get_scope_display(), target.condition, target.due_on, str(target.responsible or ""), target.baseline,
        target.baseline_on, report and report.value, report and report.as_of,
        report and (report.source or report.source_url), str(standing.label), status.version,
        " ".join(status.lines), site + target.get_absolute_url(),
    ]  # fmt: skip
