"""The catalogue in the admin: national records to read, findings to work off, guides and groupings to write."""

from django.urls import path, reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.views.generic.models import InspectView
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.approval import ApprovedSnippetPolicy, UnpublishApprovedView

from .history import fact_label
from .models import AreaGroup, Finding, LifeEvent, Procedure, ProcedureGuide, SubjectArea, SyncRun
from .national.findings import RULES
from .search_report.views import AliasView, DecisionView, SearchReportView


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Everybody in the admin may look, nobody may change: only the sync writes these rows."""

    def user_has_permission(self, user, action):
        return action == "view" and user.has_perm("wagtailadmin.access_admin")


for _model in (Procedure, Finding, SyncRun):
    register_permission_policy(_model, ReadOnlyPolicy(_model))
register_permission_policy(ProcedureGuide, ApprovedSnippetPolicy(ProcedureGuide))


class ProcedureInspectView(InspectView):
    """A national record with what the machine found wrong in it and what changed."""

    def get_field_label(self, field_name, field):
        own = {"finding_list": _("findings"), "change_list": _("changes of procedures")}
        return own.get(field_name) or super().get_field_label(field_name, field)

    def get_finding_list_display_value(self):
        rows = self.object.findings.all()
        return _lines((RULES.get(row.rule, row.rule), row.where, row.detail) for row in rows)

    def get_change_list_display_value(self):
        rows = self.object.changes.all()[:200]
        return _lines((f"{row.at:%d/%m/%Y}", fact_label(row.field), f"{row.old} → {row.new}") for row in rows)


def _lines(rows):
    return format_html_join("", "<p>{} · {} · {}</p>", rows) or "-"


class ProcedureViewSet(SnippetViewSet):
    """National records, to read."""

    model = Procedure
    icon = "doc-full"
    menu_label = _("National records")
    list_display = ["code", "official_name", "area", "service_mode", "withdrawn_on", "compared_at"]
    list_filter = ["service_mode", "is_for_commune", "is_for_province", "area__group"]
    search_fields = ["code", "official_name"]
    search_backend_name = None
    inspect_view_enabled = True
    inspect_view_class = ProcedureInspectView
    inspect_view_fields = [
        "code", "official_name", "name_verbatim", "area", "kind", "record_type", "service_mode", "decision_number",
        "decision_at", "source", "compared_at", "changed_at", "withdrawn_on", "finding_list", "change_list",
    ]  # fmt: skip

    def get_queryset(self, request):
        return Procedure.objects.select_related("area")


class FindingViewSet(SnippetViewSet):
    """What is missing, stale or contradictory, to be worked off rule by rule."""

    model = Finding
    icon = "warning"
    menu_label = _("Findings")
    list_display = ["procedure", "rule", "where", "detail"]
    list_filter = ["rule"]
    search_fields = ["procedure__code", "procedure__official_name"]
    search_backend_name = None
    inspect_view_enabled = True

    def get_queryset(self, request):
        return Finding.objects.select_related("procedure")


class SyncRunViewSet(SnippetViewSet):
    """Runs of the national sync."""

    model = SyncRun
    icon = "history"
    menu_label = _("Sync runs")
    list_display = ["started_at", "source", "scope", "is_full", "finished_at"]
    inspect_view_enabled = True
    inspect_view_fields_exclude = ["id", "resume"]


class ProcedureGuideViewSet(SnippetViewSet):
    """The province's own words for a procedure."""

    model = ProcedureGuide
    icon = "help"
    menu_label = _("Guides of the province")
    unpublish_view_class = UnpublishApprovedView
    list_display = ["title", "procedure", "live", "last_published_at"]
    search_fields = ["title", "aliases", "procedure__code", "procedure__official_name"]
    search_backend_name = None
    panels = [
        FieldPanel("procedure"),
        FieldPanel("title"),
        FieldPanel("summary"),
        FieldPanel("aliases"),
        FieldPanel("tips"),
        FieldPanel("life_events"),
        FieldPanel("replaced_by"),
    ]

    def get_queryset(self, request):
        return ProcedureGuide.objects.select_related("procedure")


class AreaGroupViewSet(SnippetViewSet):
    """The citizens' grouping of areas."""

    model = AreaGroup
    icon = "folder-open-inverse"
    menu_label = _("Groups of areas")
    list_display = ["name", "position"]
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("position")]


class SubjectAreaViewSet(SnippetViewSet):
    """National areas and the group that each belongs to."""

    model = SubjectArea
    icon = "folder"
    menu_label = _("Areas")
    list_display = ["name", "code", "group"]
    list_filter = ["group"]
    search_fields = ["name", "code"]
    search_backend_name = None
    panels = [FieldPanel("name", read_only=True), FieldPanel("code", read_only=True), FieldPanel("group")]

    def get_queryset(self, request):
        return SubjectArea.objects.select_related("group")


class LifeEventViewSet(SnippetViewSet):
    """Life events, and which national groups belong under them."""

    model = LifeEvent
    icon = "calendar"
    menu_label = _("Life events")
    list_display = ["name", "kind", "parent", "position"]
    list_filter = ["kind"]
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("kind"), FieldPanel("parent"), FieldPanel("position")]

    def get_queryset(self, request):
        return LifeEvent.objects.select_related("parent")


class CatalogueGroup(SnippetViewSetGroup):
    """One menu for the whole catalogue."""

    menu_label = _("Administrative procedures")
    menu_icon = "list-ul"
    menu_order = 200
    items = (
        ProcedureGuideViewSet,
        ProcedureViewSet,
        FindingViewSet,
        SyncRunViewSet,
        AreaGroupViewSet,
        SubjectAreaViewSet,
        LifeEventViewSet,
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
