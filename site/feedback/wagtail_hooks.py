"""The report of usefulness in the admin."""

from django.urls import path, reverse
from wagtail import hooks

from core.admin.menu import RightMenuItem

from .usefulness.report import UsefulnessReportView


@hooks.register("register_reports_menu_item")
def usefulness_menu_item():
    """The report of usefulness among the reports."""
    title, url, right = UsefulnessReportView.page_title, reverse("usefulness_report"), "feedback.change_opinion"
    return RightMenuItem(title, url, right, name="usefulness", icon_name="thumbtack", order=110)


@hooks.register("register_admin_urls")
def usefulness_urls():
    """The report of usefulness."""
    return [path("bao-cao/huu-ich/", UsefulnessReportView.as_view(), name="usefulness_report")]
