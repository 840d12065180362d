"""What one has to know of a report before deciding about it."""

from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name

from ..models import ProgressReport
from ..standing.goals import unit_of
from ..standing.phrases import amount, goal, told
from .checks import short


def facts_of(report):
    """[(label, words)]: the target, what was reported with its evidence, what was reported before."""
    target, before = report.target, previous(report)
    rows = [
        (_("Plan"), f"{target.plan.heading}: {target.plan.title}"),
        (_("Target"), target.wording),
        (_("Goal"), f"{goal(target)}; {_('due on %(date)s') % {'date': short(target.due_on)}}"),
        (_("Reporting period"), report.period or "–"),
        (_("Value"), amount(report.value, unit_of(target))),
        (_("As of"), short(report.as_of)),
        (_("Reported before"), told(before) if before else _("nothing was reported")),
        (_("Corrects"), told(report.corrects) if report.corrects else ""),
        (_("Source"), report.source),
        (_("Address of the source"), _link(report.source_url, report.source_url)),
        (_("File"), _link(report.document.url, report.document.title) if report.document else ""),
        (_("Note"), report.note),
        (_("Handed in by"), get_user_display_name(report.author)),
        (_("Late by"), _("%(days)s days") % {"days": report.days_late} if report.days_late else ""),
    ]
    return [(label, words) for label, words in rows if words]


def previous(report):
    """The report that counts for the time before this one, or None."""
    known = ProgressReport.objects.effective().filter(target=report.target, as_of__lt=report.as_of)
    return known.select_related("target").last()


def _link(url, words):
    return format_html('<a href="{}" rel="noopener">{}</a>', url, words) if url else ""
