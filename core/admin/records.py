"""What the admin shows and nobody writes by hand: reports, and records that are only added to."""

from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from ..spreadsheets import SafeCsvMixin


class PlainReportView(SafeCsvMixin, ReportView):
    """A report of rows that are no model's own list: nothing to filter by, CSV that is safe to open."""

    def filter_queryset(self, queryset):
        return queryset


class ReadOnlyPolicy(ModelPermissionPolicy):
    """To look at, for whoever may; nobody adds, changes or removes a record by hand."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, "view")


class AddedPolicy(ModelPermissionPolicy):
    """To add and to look at, for whoever may; what was added is neither changed nor removed by anybody."""

    def user_has_permission(self, user, action):
        return action in ("add", "view") and super().user_has_permission(user, action)
