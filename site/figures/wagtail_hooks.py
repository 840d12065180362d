"""The figures in the admin: their place among the reports, and the right to read them."""

from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .coverage.views import PERMISSION as VIEW_COVERAGE


class CoverageMenuItem(MenuItem):
    """The coverage report, for leaders and heads."""

    def is_shown(self, request):
        return request.user.has_perm(VIEW_COVERAGE)


@hooks.register("register_reports_menu_item")
def coverage_menu_item():
    """The coverage report among the reports."""
    return CoverageMenuItem(gettext_lazy("Coverage"), reverse("coverage"), name="coverage", icon_name="table", order=95)


@hooks.register("register_permissions")
def coverage_permission():
    """The right to read it, so that an administrator can give it to a group."""
    return Permission.objects.filter(content_type__app_label="figures", codename="view_coverage")
