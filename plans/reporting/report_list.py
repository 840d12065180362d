"""All reports as a list to look at: filters, one by one, as a file."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from core.spreadsheets import SafeCsvMixin

from ..models import PlanPage, ProgressReport, Target
from ..standing.goals import unit_of
from ..standing.phrases import amount

_VALUE = Column(
    "value",
    label=_("Value"),
    accessor=lambda report: amount(report.value, unit_of(report.target)),
    sort_key="value",
)
_WAITING, _APPROVED, _REFUSED = "waiting", "approved", "refused"


class ReportFilters(WagtailFilterSet):
    """By plan, target, author and what became of them."""

    plan = django_filters.ModelChoiceFilter(
        label=_("Plan"), field_name="target__plan", queryset=PlanPage.objects.newest_first()
    )
    target = django_filters.ModelChoiceFilter(
        label=_("Target"), queryset=Target.objects.filter(reports__isnull=False).distinct()
    )
    state = django_filters.ChoiceFilter(
        label=_("State"), method="of_state",
        choices=[(_WAITING, _("waiting for approval")), (_APPROVED, _("approved")), (_REFUSED, _("refused"))],
    )  # fmt: skip

    class Meta:
        model = ProgressReport
        fields = ["plan", "target", "author", "state"]

    def of_state(self, reports, name, state):
        """Those that wait, were approved, or were refused."""
        if state == _WAITING:
            return reports.waiting()
        return reports.exclude(approved_at=None) if state == _APPROVED else reports.exclude(refused_at=None)


class ReportIndexView(SafeCsvMixin, IndexView):
    """The listing; its file is safe to open in a spreadsheet."""


class ReportViewSet(SnippetViewSet):
    """What was reported, by whom, and who decided."""

    model = ProgressReport
    icon = "history"
    menu_label = _("Reports handed in")
    index_view_class = ReportIndexView
    filterset_class = ReportFilters
    list_display = ["target", _VALUE, "as_of", "author", "created_at", "approved_by", "refused_by"]
    list_export = [
        "target.plan.number", "target", "period", "value", "target.unit", "as_of", "source", "source_url", "note",
        "author", "created_at", "approved_by", "approved_at", "refused_by", "refused_at", "refusal", "corrects_id",
    ]  # fmt: skip
    export_filename = "bao-cao-tien-do"
    inspect_view_enabled = True
    inspect_view_fields_exclude = ["id", "query"]
    ordering = ["-created_at", "-pk"]

    def get_queryset(self, request):
        near = ("target__plan", "period", "author", "approved_by", "refused_by")
        return ProgressReport.objects.select_related(*near)
