"""The reports of the nightly scans in the admin."""

from django.urls import path, reverse
from wagtail import hooks

from core.admin.menu import RightMenuItem

from .views import OutsideLinkReportView, ScanReportView


@hooks.register("register_reports_menu_item")
def scan_report_menu_item():
    """The findings of the scans among the reports."""
    title, url, right = ScanReportView.page_title, reverse("scan_report"), "watch.view_scanfinding"
    return RightMenuItem(title, url, right, name="scans", icon_name="view", order=110)


@hooks.register("register_admin_urls")
def watch_urls():
    """The reports of the scans."""
    return [
        path("bao-cao/quet-trang/", ScanReportView.as_view(), name="scan_report"),
        path("bao-cao/lien-ket-moi/", OutsideLinkReportView.as_view(), name="outside_link_report"),
    ]
