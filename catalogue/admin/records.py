"""What only the sync writes, to look at: national records, findings, runs."""

from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.models import InspectView
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from catalogue.history import fact_label
from catalogue.models import Finding, Procedure, SyncRun
from catalogue.national.findings import RULES


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Everybody in the admin may look, nobody may change: only the sync writes these rows."""

    def user_has_permission(self, user, action):
        return action == "view" and user.has_perm("wagtailadmin.access_admin")


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
