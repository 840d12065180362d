"""The reports of the nightly scans in the admin."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .views import OutsideLinkReportView, ScanReportView


class WatchMenuItem(MenuItem):
    """A report of the scans, for the head of the newsroom."""

    def is_shown(self, request):
        return request.user.has_perm("watch.view_scanfinding")


@hooks.register("register_reports_menu_item")
def scan_report_menu_item():
    """The findings of the scans among the reports."""
    url = reverse("scan_report")
    return WatchMenuItem(ScanReportView.page_title, url, name="scans", icon_name="view", order=110)


@hooks.register("register_admin_urls")
def watch_urls():
    """The reports of the scans."""
    return [
        path("bao-cao/quet-trang/", ScanReportView.as_view(), name="scan_report"),
        path("bao-cao/lien-ket-moi/", OutsideLinkReportView.as_view(), name="outside_link_report"),
    ]
