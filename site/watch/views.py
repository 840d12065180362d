"""The two reports of the scans in the admin: findings, and new links to other hosts."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.admin.records import PlainReportView

from .models import OutsideLink, ScanFinding, ScanRun

_RUNS = 7
_WEEK = timedelta(days=7)


class _WatchView(PlainReportView):
    permission_required = "view"
    header_icon = "view"


class ScanReportView(_WatchView):
    """The last week's scans and what they found, newest first."""

    model = ScanFinding
    index_url_name = "scan_report"
    page_title = _("Nightly scan of the pages")
    template_name = "watch/findings.html"
    results_template_name = "watch/findings_results.html"
    list_export = ["run.started_at", "address", "get_rule_display", "excerpt"]
    export_headings = {
        "run.started_at": _("scan"),
        "address": _("address"),
        "get_rule_display": _("rule"),
        "excerpt": _("what was seen"),
    }
    export_filename = "quet-trang"

    def get_queryset(self):
        return ScanFinding.objects.select_related("run")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"runs": ScanRun.objects.all()[:_RUNS]}


class OutsideLinkReportView(_WatchView):
    """Links to other hosts that appeared in the last seven days."""

    model = OutsideLink
    index_url_name = "outside_link_report"
    page_title = _("New outside links")
    template_name = "watch/links.html"
    results_template_name = "watch/links_results.html"
    list_export = ["first_seen_on", "host", "link", "page_address", "added_by", "gone_on"]
    export_headings = {
        "first_seen_on": _("first seen on"),
        "host": _("host"),
        "link": _("link"),
        "page_address": _("page"),
        "added_by": _("published by"),
        "gone_on": _("gone on"),
    }
    export_filename = "lien-ket-ra-ngoai-moi"

    def get_queryset(self):
        since = timezone.localdate() - _WEEK
        return OutsideLink.objects.filter(first_seen_on__gt=since).select_related("added_by")
