"""The report of searches in the admin, and the decisions made from it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from core.admin.records import PlainReportView
from search.models import QueryTask, SearchedQuery

from .aliases import Result, add_alias, may_add
from .forms import AliasForm, DecisionForm, ReportForm
from .report import Lack, decide, decided_queries, open_queries, summary, with_procedures, with_tasks

_SAID = {
    Result.SUBMITTED: gettext_lazy("“%(alias)s” is in the guide “%(guide)s” and awaits approval."),
    Result.DRAFT: gettext_lazy(
        "“%(alias)s” is in the draft of the guide “%(guide)s”, not published yet: the draft holds other changes that "
        "are not finished, or nobody is set to approve it."
    ),
    Result.KNOWN: gettext_lazy("The guide “%(guide)s” has the alias “%(alias)s” already."),
}


class SearchReportView(PlainReportView):
    """Queries without results or without clicks, each a task until somebody decides."""

    model = QueryTask
    permission_required = "change"
    index_url_name = "search_report"
    page_title = gettext_lazy("Searches of citizens")
    header_icon = "search"
    template_name = "catalogue/search_report/report.html"
    results_template_name = "catalogue/search_report/report_results.html"
    list_export = ["query", "asked", "found", "opened", "last_day"]
    export_headings = {
        "query": gettext_lazy("query"),
        "asked": gettext_lazy("searches"),
        "found": gettext_lazy("results"),
        "opened": gettext_lazy("results opened"),
        "last_day": gettext_lazy("last day"),
    }
    export_filename = "tim-kiem"

    @cached_property
    def form(self):
        return ReportForm.read(self.request.GET)

    @property
    def is_decided(self):
        return self.form.cleaned_data["viec"] == "xong"

    @property
    def is_about_names(self):
        return not self.is_decided and self.form.cleaned_data["loai"] == Lack.NAMES

    def get_queryset(self):
        asked = self.form.cleaned_data
        return decided_queries(asked["ngay"]) if self.is_decided else open_queries(asked["ngay"], asked["loai"])

    def decorate_paginated_queryset(self, object_list):
        if self.is_export:
            return object_list
        rows = with_tasks(object_list)
        return with_procedures(rows) if self.is_about_names else rows

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "form": self.form,
            "summary": summary(self.form.cleaned_data["ngay"]),
            "is_decided": self.is_decided,
            "may_add": may_add(self.request.user),
            "here": self.request.get_full_path(),
        }


class DecisionView(PermissionCheckedMixin, View):
    """Record "page wanted", "not ours" or "to do again" for a query; back to where the button was."""

    model = QueryTask
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request):
        form = DecisionForm(request.POST)
        if not form.is_valid() or not _is_counted(form.cleaned_data["query"]):
            raise Http404
        task = decide(**form.cleaned_data, user=request.user)
        messages.success(request, f"“{task.query}”: {task.get_state_display()}.")
        return redirect(get_valid_next_url_from_request(request) or reverse("search_report"))


class AliasView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Give a procedure the alias that a query in the report lacks."""

    model = QueryTask
    permission_required = "change"
    form_class = AliasForm
    page_title = gettext_lazy("Add an alias")
    header_icon = "search"
    template_name = "catalogue/search_report/alias.html"

    def dispatch(self, request, *args, **kwargs):
        self.query = request.GET.get("q", "")
        self.words = request.GET.get("tim") or self.query
        if not may_add(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if not _is_counted(self.query):
            raise Http404
        return super().get(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        report = {"url": reverse("search_report"), "label": SearchReportView.page_title}
        return [*self.breadcrumbs_items, report, {"url": "", "label": self.page_title}]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"words": self.words, "initial": {"alias": self.query}}

    def get_context_data(self, **kwargs):
        own = {"query": self.query, "words": self.words, "submit_button_label": _("Add the alias"),
               "submit_button_active_label": _("Adding…")}  # fmt: skip
        return super().get_context_data(**kwargs) | own

    def form_valid(self, form):
        procedure, alias = form.cleaned_data["procedure"], form.cleaned_data["alias"]
        if not _is_counted(self.query) or not may_add(self.request.user, procedure):
            raise PermissionDenied
        try:
            outcome = add_alias(procedure, alias, self.request.user)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        decide(self.query, QueryTask.State.ALIAS, self.request.user, note=f"{alias} → {procedure.code}")
        self._say(outcome, alias)
        return redirect("search_report")

    def _say(self, outcome, alias):
        url = reverse(outcome.guide.snippet_viewset.get_url_name("edit"), args=[outcome.guide.pk])
        words = _SAID[outcome.result] % {"alias": alias, "guide": outcome.guide}
        messages.success(self.request, words, buttons=[messages.button(url, _("Open the guide"))])


def _is_counted(query):
    """Whether the folded query is one that people searched for."""
    return bool(query) and SearchedQuery.objects.filter(query=query).exists()
