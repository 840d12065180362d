"""Reports of the admin."""

from wagtail.admin.views.reports import ReportView

from ..spreadsheets import SafeCsvMixin


class PlainReportView(SafeCsvMixin, ReportView):
    """A report of rows that are no model's own list: nothing to filter by, CSV that is safe to open."""

    def filter_queryset(self, queryset):
        return queryset
