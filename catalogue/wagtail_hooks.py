"""The catalogue in the admin: one menu, the rights to it, the report of searches."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.admin.menu import RightMenuItem
from core.approval import ApprovedSnippetPolicy

from .admin.events import EventCoverageView, EventGuideViewSet, may_see_coverage
from .admin.names import EverydayNamesViewSet, NamesPolicy
from .admin.names_report import LackingNamesView, may_name
from .admin.own_words import AreaGroupViewSet, LifeEventViewSet, ProcedureGuideViewSet, SubjectAreaViewSet
from .admin.receiving import ReceivingRuleViewSet
from .admin.records import ProcedureViewSet, ReadOnlyPolicy, SubmissionLinkViewSet, SyncRunViewSet
from .admin.worklist_views import WorklistViewSet
from .models import (
    EventGuide,
    EverydayNames,
    Finding,
    Procedure,
    ProcedureGuide,
    ReceivingRule,
    SubmissionLink,
    SyncRun,
)
from .search_report.views import AliasView, DecisionView, SearchReportView

for _model in (Procedure, Finding, SubmissionLink, SyncRun):
    register_permission_policy(_model, ReadOnlyPolicy(_model))
for _model in (ProcedureGuide, EventGuide, ReceivingRule):
    register_permission_policy(_model, ApprovedSnippetPolicy(_model))
register_permission_policy(EverydayNames, NamesPolicy(EverydayNames))


class CatalogueGroup(SnippetViewSetGroup):
    """One menu for the whole catalogue."""

    menu_label = _("Administrative procedures")
    menu_icon = "list-ul"
    menu_order = 200
    items = (
        ProcedureGuideViewSet,
        EverydayNamesViewSet,
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


@hooks.register("register_reports_menu_item")
def search_report_menu_item():
    """The report of searches among the reports."""
    title, url, right = SearchReportView.page_title, reverse("search_report"), "search.change_querytask"
    return RightMenuItem(title, url, right, name="searches", icon_name="search", order=100)


class EventCoverageMenuItem(MenuItem):
    """The report of what life events cover, for whoever may change their guides."""

    def is_shown(self, request):
        return may_see_coverage(request.user)


@hooks.register("register_reports_menu_item")
def event_coverage_menu_item():
    """The report of what life events cover among the reports."""
    url = reverse("event_coverage")
    return EventCoverageMenuItem(EventCoverageView.page_title, url, name="events", icon_name="list-ol", order=105)


class LackingNamesMenuItem(MenuItem):
    """The report of procedures without everyday names, for whoever may write them."""

    def is_shown(self, request):
        return may_name(request.user)


@hooks.register("register_reports_menu_item")
def lacking_names_menu_item():
    """The report of procedures without everyday names among the reports."""
    url = reverse("lacking_names")
    return LackingNamesMenuItem(LackingNamesView.page_title, url, name="names", icon_name="tag", order=103)


@hooks.register("register_admin_urls")
def report_urls():
    """The reports: searches and what is decided about them, what life events cover, which names are lacking."""
    return [
        path("bao-cao/su-kien/", EventCoverageView.as_view(), name="event_coverage"),
        path("bao-cao/ten-thuong-goi/", LackingNamesView.as_view(), name="lacking_names"),
        path("bao-cao/tim-kiem/", SearchReportView.as_view(), name="search_report"),
        path("bao-cao/tim-kiem/quyet-dinh/", DecisionView.as_view(), name="search_decision"),
        path("bao-cao/tim-kiem/ten-goi/", AliasView.as_view(), name="search_alias"),
    ]
