"""The worklist in the admin: what the machine finds and editors finish, one finding with its decisions, the scores."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from agencies.models import Agency
from agencies.models.agency import agencies_of
from catalogue.models import Finding, FindingState, ProcedureGuide
from catalogue.worklist import scores, states
from catalogue.worklist.decisions import decide, may_answer, may_decide
from catalogue.worklist.rows import rows_of, table
from catalogue.worklist.rules import fact_of
from core.admin.records import PlainReportView
from core.spreadsheets import table_response

from .worklist_forms import DECISIONS, EVERY_STATE, OWN, WorklistForm, agency_choices

_ORDERS = {"hoi": ("-asked", "procedure__code", "pk"), "ma": ("procedure__code", "pk")}


class WorklistView(PlainReportView):
    """The findings that somebody has to look at, what people ask for most first."""

    model = Finding
    any_permission_required = ["view"]
    index_url_name = "worklist:index"
    page_title = gettext_lazy("Worklist of the records")
    header_icon = "warning"
    template_name = "catalogue/worklist/list.html"
    results_template_name = "catalogue/worklist/list_results.html"
    export_filename = "viec-can-lam"
    paginate_by = 25

    @cached_property
    def own_agencies(self):
        """The pks of the agencies that the user works for."""
        return list(agencies_of(self.request.user).values_list("pk", flat=True))

    @cached_property
    def form(self):
        return WorklistForm.read(self.request.GET, agency_choices(bool(self.own_agencies)))

    def get_queryset(self):
        asked = self.form.cleaned_data
        found = states.with_asked(states.with_states())
        if asked["viec"] != EVERY_STATE:
            found = found.filter(state=asked["viec"])
        if asked["loai"]:
            found = found.filter(rule=asked["loai"])
        if agency := asked["co_quan"]:
            found = states.of_agencies(found, self.own_agencies if agency == OWN else [agency])
        if words := asked["tim"]:
            found = states.of_words(found, words)
        return found.select_related("procedure__guide").order_by(*_ORDERS[asked["xep"]])

    def decorate_paginated_queryset(self, object_list):
        return object_list if self.is_export else rows_of(object_list)

    def as_spreadsheet(self, queryset, spreadsheet_format):
        return table_response(table(queryset), spreadsheet_format, self.export_filename)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "form": self.form,
            "may_decide": may_decide(self.request.user),
            "here": self.request.get_full_path(),
        }


class _WorkPage(WagtailAdminTemplateMixin, TemplateView):
    """A page below the worklist."""

    header_icon = "warning"

    def get_breadcrumbs_items(self):
        """The way back to the list."""
        worklist = {"url": reverse("worklist:index"), "label": WorklistView.page_title}
        return [*self.breadcrumbs_items, worklist, {"url": "", "label": self.page_title}]


class FindingView(_WorkPage):
    """One finding: what it says, what was decided, and what can be decided now."""

    page_title = gettext_lazy("Finding")
    template_name = "catalogue/worklist/finding.html"
    rejected = None

    @cached_property
    def row(self):
        """The Row of the finding; a sync that wrote it anew has given it another address."""
        findings = states.with_asked(states.with_states()).select_related("procedure__guide")
        return rows_of([get_object_or_404(findings, pk=self.kwargs["pk"])])[0]

    @property
    def finding(self):
        return self.row.finding

    def get_context_data(self, **kwargs):
        procedure = self.finding.procedure
        guide = getattr(procedure, "guide", None)
        add = f"{reverse(ProcedureGuide.snippet_viewset.get_url_name('add'))}?procedure={procedure.pk}"
        edit = guide and reverse(ProcedureGuide.snippet_viewset.get_url_name("edit"), args=[guide.pk])
        return super().get_context_data(**kwargs) | {
            "row": self.row,
            "procedure": procedure,
            "about": fact_of(self.finding.rule, self.finding.where),
            "guide_url": edit or add,
            "has_guide": bool(guide),
            "decisions": states.decisions_of(self.finding),
            "may_decide": may_decide(self.request.user),
            "forms": self.forms(),
            "next": get_valid_next_url_from_request(self.request),
        }

    def forms(self):
        """The forms of the decisions that make sense now, the one that was refused with its errors."""
        wanted = {FindingState.ACCEPTED, FindingState.REPORTED, FindingState.OPEN} - {self.finding.decided}
        if self.finding.decided in (None, FindingState.OPEN):
            wanted.discard(FindingState.OPEN)
        if self.finding.state == FindingState.OPEN and may_answer(self.finding):
            wanted.add(FindingState.ANSWERED)
        rejected = self.rejected
        return [
            rejected if rejected and rejected.state == state else form(prefix=state.value)
            for state, form in DECISIONS.items()
            if state in wanted
        ]

    def post(self, request, *args, **kwargs):
        """Add the decision."""
        if not may_decide(request.user):
            raise PermissionDenied
        form_class = DECISIONS.get(request.POST.get("state"))
        if form_class is None or (form_class.state == FindingState.ANSWERED and not may_answer(self.finding)):
            raise Http404
        form = form_class(request.POST, prefix=form_class.state.value)
        if not form.is_valid():
            self.rejected = form
            return self.get(request, *args, **kwargs)
        decision = decide(self.finding, form.state, request.user, **form.words())
        messages.success(request, f"{self.finding.procedure.code}: {decision.get_state_display()}.")
        return redirect(get_valid_next_url_from_request(request) or reverse("worklist:index"))


class ScoresView(_WorkPage):
    """The agencies by what is to do in their procedures."""

    page_title = gettext_lazy("Scores of the agencies")
    template_name = "catalogue/worklist/scores.html"
    header_icon = "order"

    def get_context_data(self, **kwargs):
        day, rows = scores.scored()
        return super().get_context_data(**kwargs) | {"day": day, "rows": rows}


class AgencyScoreView(_WorkPage):
    """The last month of one agency, day by day."""

    page_title = gettext_lazy("Score of an agency")
    template_name = "catalogue/worklist/agency.html"
    header_icon = "order"

    def get_context_data(self, **kwargs):
        agency = get_object_or_404(Agency, pk=self.kwargs["pk"])
        return super().get_context_data(**kwargs) | {"agency": agency, "days": scores.history(agency)}


class WorklistViewSet(ViewSet):
    """The worklist and what belongs to it, in the menu of the catalogue."""

    name = "worklist"
    url_prefix = "viec-can-lam"
    icon = "warning"
    menu_label = gettext_lazy("Worklist")

    def get_urlpatterns(self):
        return [
            path("", WorklistView.as_view(), name="index"),
            path("ket-qua/", WorklistView.as_view(results_only=True), name="results"),
            path("<int:pk>/", FindingView.as_view(), name="finding"),
            path("diem/", ScoresView.as_view(), name="scores"),
            path("diem/<int:pk>/", AgencyScoreView.as_view(), name="agency"),
        ]
