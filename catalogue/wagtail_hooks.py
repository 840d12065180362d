"""The catalogue in the admin: one menu, the rights to it, the report of searches."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.approval import ApprovedSnippetPolicy

from .admin.events import EventCoverageView, EventGuideViewSet, may_see_coverage
from .admin.own_words import AreaGroupViewSet, LifeEventViewSet, ProcedureGuideViewSet, SubjectAreaViewSet
from .admin.receiving import ReceivingRuleViewSet
from .admin.records import ProcedureViewSet, ReadOnlyPolicy, SubmissionLinkViewSet, SyncRunViewSet
from .admin.worklist_views import WorklistViewSet
from .models import EventGuide, Finding, Procedure, ProcedureGuide, ReceivingRule, SubmissionLink, SyncRun
from .search_report.views import AliasView, DecisionView, SearchReportView

for _model in (Procedure, Finding, SubmissionLink, SyncRun):
    register_permission_policy(_model, ReadOnlyPolicy(_model))
for _model in (ProcedureGuide, EventGuide, ReceivingRule):
    register_permission_policy(_model, ApprovedSnippetPolicy(_model))


class CatalogueGroup(SnippetViewSetGroup):
    """One menu for the whole catalogue."""

    menu_label = _("Administrative procedures")
    menu_icon = "list-ul"
    menu_order = 200
    items = (
        ProcedureGuideViewSet,
        EventGuideViewSet,
        ProcedureViewSet,
        WorklistViewSet,
        SyncRunViewSet,
        SubmissionLinkViewSet,
        AreaGroupViewSet,
        SubjectAreaViewSet,
        LifeEventViewSet,
        ReceivingRuleViewSet,
    )


register_snippet(CatalogueGroup)


class SearchReportMenuItem(MenuItem):
    """The report of searches, for whoever may decide about them."""

    def is_shown(self, request):
        return request.user.has_perm("search.change_querytask")


@hooks.register("register_reports_menu_item")
def search_report_menu_item():
    """The report of searches among the reports."""
    url = reverse("search_report")
    return SearchReportMenuItem(SearchReportView.page_title, url, name="searches", icon_name="search", order=100)


class EventCoverageMenuItem(MenuItem):
    """The report of what life events cover, for whoever may change their guides."""

    def is_shown(self, request):
        return may_see_coverage(request.user)


@hooks.register("register_reports_menu_item")
def event_coverage_menu_item():
    """The report of what life events cover among the reports."""
    url = reverse("event_coverage")
    return EventCoverageMenuItem(EventCoverageView.page_title, url, name="events", icon_name="list-ol", order=105)


@hooks.register("register_admin_urls")
def report_urls():
    """The reports: searches and what is decided about them, what life events cover."""
    return [
        path("bao-cao/su-kien/", EventCoverageView.as_view(), name="event_coverage"),
        path("bao-cao/tim-kiem/", SearchReportView.as_view(), name="search_report"),
        path("bao-cao/tim-kiem/quyet-dinh/", DecisionView.as_view(), name="search_decision"),
        path("bao-cao/tim-kiem/ten-goi/", AliasView.as_view(), name="search_alias"),
    ]
