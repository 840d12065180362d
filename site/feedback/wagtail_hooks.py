"""The report of usefulness in the admin."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .usefulness.report import UsefulnessReportView


class UsefulnessMenuItem(MenuItem):
    """The report of usefulness, for whoever may read opinions."""

    def is_shown(self, request):
        return request.user.has_perm("feedback.change_opinion")


@hooks.register("register_reports_menu_item")
def usefulness_menu_item():
    """The report of usefulness among the reports."""
    url = reverse("usefulness_report")
    return UsefulnessMenuItem(UsefulnessReportView.page_title, url, name="usefulness", icon_name="thumbtack", order=110)


@hooks.register("register_admin_urls")
def usefulness_urls():
    """The report of usefulness."""
    return [path("bao-cao/huu-ich/", UsefulnessReportView.as_view(), name="usefulness_report")]
