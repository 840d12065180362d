"""The catalogue in the admin: one menu, the rights to it, the report of searches."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.approval import ApprovedSnippetPolicy

from .admin.own_words import AreaGroupViewSet, LifeEventViewSet, ProcedureGuideViewSet, SubjectAreaViewSet
from .admin.receiving import ReceivingRuleViewSet
from .admin.records import ProcedureViewSet, ReadOnlyPolicy, SyncRunViewSet
from .admin.worklist_views import WorklistViewSet
from .models import Finding, Procedure, ProcedureGuide, ReceivingRule, SyncRun
from .search_report.views import AliasView, DecisionView, SearchReportView

for _model in (Procedure, Finding, SyncRun):
    register_permission_policy(_model, ReadOnlyPolicy(_model))
for _model in (ProcedureGuide, ReceivingRule):
    register_permission_policy(_model, ApprovedSnippetPolicy(_model))


class CatalogueGroup(SnippetViewSetGroup):
    """One menu for the whole catalogue."""

    menu_label = _("Administrative procedures")
    menu_icon = "list-ul"
    menu_order = 200
    items = (
        ProcedureGuideViewSet,
        ProcedureViewSet,
        WorklistViewSet,
        SyncRunViewSet,
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


@hooks.register("register_admin_urls")
def search_report_urls():
    """The report of searches and what is decided there."""
    return [
        path("bao-cao/tim-kiem/", SearchReportView.as_view(), name="search_report"),
        path("bao-cao/tim-kiem/quyet-dinh/", DecisionView.as_view(), name="search_decision"),
        path("bao-cao/tim-kiem/ten-goi/", AliasView.as_view(), name="search_alias"),
    ]
