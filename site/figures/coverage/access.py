"""Whether readers reach the pages, as far as the portal can say it of itself: what the nightly scan saw."""

from datetime import timedelta

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from watch.models import ScanRun

from .figure import Figure, Source, part

_DAYS = timedelta(days=30)


def figures(today):
    """The Figures of the last finished scan and of the scans of 30 days; two queries."""
    last = ScanRun.objects.exclude(pages_asked=None).exclude(finished_at=None).first()
    lately = ScanRun.objects.filter(started_at__gte=timezone.now() - _DAYS)
    nights = lately.aggregate(started=Count("pk"), finished=Count("finished_at"))
    source = Source(_("Nightly scan of the pages"), reverse("scan_report"), "watch.view_scanfinding")
    seen = {
        "scope": _("Every public page, asked for once by the last nightly scan, from the portal's own server"),
        "source": source,
        "as_of": timezone.localdate(last.started_at) if last else today,
    }
    asked, read = (last.pages_asked, last.pages_read) if last else (0, 0)
    return [
        Figure("pages_answered", _("Pages that answered as they should (200)"), **part(read, asked), unit=_("pages"),
               **seen),
        Figure("answer_median", _("Median time of an answer"), last and last.median_ms, _("ms"), **seen),
        Figure("answer_slowest", _("Slowest answer"), last and last.slowest_ms, _("ms"), **seen),
        Figure("scans_finished", _("Scans that went through"), **part(nights["finished"], nights["started"]),
               unit=_("nightly scans"), scope=_("Scans of the last 30 days; one breaks off when nothing answers"),
               source=source, as_of=today),
    ]  # fmt: skip
