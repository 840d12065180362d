"""Reports as the admin lists them."""

from django.db.models import Exists, OuterRef, Q

from ..models import ProgressReport

_MOST = 50
_NEAR = ("target__plan__agency", "target__agency", "period", "author", "corrects")


def to_decide(user, reporter, plan=None):
    """Waiting reports that concern the user, the oldest first; each knows `is_own`."""
    reports = ProgressReport.objects.waiting().filter(target__plan__live=True, author__isnull=False)
    if plan:
        reports = reports.filter(target__plan=plan)
    if not (reporter.reports_on_all or user.has_perm("plans.approve_progressreport")):
        near = Q(target__agency__in=reporter.agencies) | Q(target__plan__agency__in=reporter.agencies)
        reports = reports.filter(near)
    found = list(reports.select_related(*_NEAR).order_by("created_at")[:_MOST])
    for report in found:
        report.is_own = report.author_id == user.pk
    return found


def my_refused(user, plan=None):
    """The user's refused reports for which nothing newer was handed in, the newest first."""
    newer = ProgressReport.objects.filter(
        target=OuterRef("target"), period=OuterRef("period"), created_at__gt=OuterRef("created_at")
    )
    reports = ProgressReport.objects.filter(~Exists(newer), author=user, refused_at__isnull=False)
    if plan:
        reports = reports.filter(target__plan=plan)
    return reports.select_related(*_NEAR, "refused_by").order_by("-refused_at")[:_MOST]


def earlier_reports(target):
    """The latest reports of a target, whatever became of them, the newest day first."""
    rows = ProgressReport.objects.filter(target=target).select_related("target")
    corrected = ProgressReport.objects.filter(corrects=OuterRef("pk"), approved_at__isnull=False)
    return rows.annotate(is_corrected=Exists(corrected)).order_by("-as_of", "-pk")[:_MOST]
