"""The figures in the admin: their place among the reports, and the right to read them."""

from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks

from core.admin.menu import RightMenuItem

from .coverage.views import PERMISSION as VIEW_COVERAGE


@hooks.register("register_reports_menu_item")
def coverage_menu_item():
    """The coverage report among the reports."""
    title, url = gettext_lazy("Coverage"), reverse("coverage")
    return RightMenuItem(title, url, VIEW_COVERAGE, name="coverage", icon_name="table", order=95)


@hooks.register("register_permissions")
def coverage_permission():
    """The right to read it, so that an administrator can give it to a group."""
    return Permission.objects.filter(content_type__app_label="figures", codename="view_coverage")
