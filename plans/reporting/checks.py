"""What speaks against a report: sentences, asked for when it is handed in and again when it is decided."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..models import ProgressReport, ReportingPeriod


def closed(target, on):
    """Why nobody reports on a target; empty where people do."""
    if target.figure:
        return _("The portal counts this target itself, in its catalogue. Nobody reports on it.")
    if target.dropped_on and target.dropped_on <= on:
        return _("This target no longer applies since %(day)s, so nothing is reported on it.") % {
            "day": short(target.dropped_on)
        }
    return ""


def wrong_day(report, on):
    """Why its day cannot be; empty when it can."""
    day, target, period = report.as_of, report.target, report.period
    if day > on:
        return _("%(day)s is in the future. Report what was reached by a day that has passed.") % {"day": short(day)}
    if not period.starts_on <= day <= period.ends_on:
        return _("%(day)s lies outside the period %(period)s. Choose the period of that day, or another day.") % {
            "day": short(day),
            "period": period,
        }
    if day < target.plan.starts_on:
        return _("The plan begins on %(start)s; nothing is reported of an earlier day.") % {
            "start": short(target.plan.starts_on)
        }
    if target.baseline_on and day < target.baseline_on:
        return _("The baseline is of %(start)s; nothing is reported of an earlier day.") % {
            "start": short(target.baseline_on)
        }
    return ""


def twin_of(report):
    """A report of the same target and period that waits or counts, other than the one it corrects; or None."""
    others = ProgressReport.objects.filter(target=report.target, period=report.period, refused_at=None)
    if report.corrects_id:
        return others.waiting().filter(corrects=report.corrects_id).exclude(pk=report.pk).first()
    return others.exclude(corrections__approved_at__isnull=False).exclude(pk=report.pk).first()


def correctable(target):
    """The reports of a target that a correction may name: approved, handed in by people, not corrected yet."""
    return ProgressReport.objects.effective().filter(target=target, author__isnull=False)


def against_approval(report, on):
    """Why a waiting report cannot be approved any more; empty when nothing speaks against it."""
    period = report.period
    if period and period.locked_at:
        return _(
            "The period %(period)s is locked, so nothing is approved into it. Refuse the report with that reason."
        ) % {"period": period}
    if reason := closed(report.target, on) or (period and wrong_day(report, on)):
        return reason
    if report.corrects_id and report.corrects.corrections.exclude(approved_at=None).exists():
        return _("The report that it corrects has been corrected already. Refuse it with that reason.")
    if not report.corrects_id and _counts_already(report):
        return _("Another report of this target and period was approved already. Refuse this one with that reason.")
    return ""


def _counts_already(report):
    same = ProgressReport.objects.effective().filter(target=report.target, period=report.period)
    return report.period_id and same.exclude(pk=report.pk).exists()


def short(day):
    """A day as officials write it."""
    return date_format(day, "SHORT_DATE_FORMAT")


def take_turn(plan_pk):
    """Lock the rows of the plan's periods until the transaction ends: reports and period locks wait for each other."""
    list(ReportingPeriod.objects.select_for_update().filter(plan=plan_pk).order_by("pk").values_list("pk"))
