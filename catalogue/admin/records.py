"""What only the sync writes, to look at in words of the office: national records, runs."""

import django_filters
from django import forms
from django.db.models import DateTimeField
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic.models import InspectView
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from catalogue.history import fact_label
from catalogue.models import Procedure, SubmissionLink, SyncRun
from catalogue.national.scope import REASONS
from catalogue.worklist.rows import rows_of
from catalogue.worklist.states import with_asked, with_states
from core.language.numerals import grouped

from .names import SHOWN, names_and_way
from .national_words import (
    KINDS,
    RECORD_TYPES,
    SCOPES,
    STATES,
    counted,
    found,
    moment,
    source_words,
    worded,
)

_REFUSED_SHOWN = 200


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Everybody in the admin may look, nobody may change: only the sync writes these rows."""

    def user_has_permission(self, user, action):
        return action == "view" and user.has_perm("wagtailadmin.access_admin")


class MomentColumn(Column):
    """A moment in the time of the province, down to the minute."""

    def get_value(self, instance):
        return moment(super().get_value(instance))


class WordsColumn(Column):
    """A value in words: `words` makes them of it."""

    def __init__(self, name, words, **options):
        super().__init__(name, **options)
        self._words = words

    def get_value(self, instance):
        return self._words(super().get_value(instance))


class RecordInspectView(InspectView):
    """A record to look at: moments in the time of the province, values in words."""

    def get_field_display_value(self, field_name, field):
        value = super().get_field_display_value(field_name, field)
        is_moment = isinstance(field, DateTimeField) and not isinstance(value, str)
        return moment(value) if is_moment else value

    def get_source_display_value(self):
        return source_words(self.object.source)


class ProcedureInspectView(RecordInspectView):
    """A national record with what the machine found wrong in it and what changed."""

    def get_field_label(self, field_name, field):
        own = {
            "everyday_names": _("Everyday names"), "finding_list": _("findings"),
            "change_list": _("changes of procedures"),
        }  # fmt: skip
        return own.get(field_name) or super().get_field_label(field_name, field)

    def get_kind_display_value(self):
        return worded(self.object.kind, KINDS)

    def get_record_type_display_value(self):
        return worded(self.object.record_type, RECORD_TYPES)

    def get_upstream_state_display_value(self):
        return worded(self.object.upstream_state, STATES)

    def get_decision_at_display_value(self):
        return moment(self.object.decision_at).partition(" ")[0]

    def get_withdrawn_on_display_value(self):
        return f"{self.object.withdrawn_on:%d/%m/%Y}" if self.object.withdrawn_on else "–"

    def get_everyday_names_display_value(self):
        return render_to_string(SHOWN, names_and_way(self.object.code, self.request.user))

    def get_finding_list_display_value(self):
        findings = with_asked(with_states(self.object.findings.all())).select_related("procedure__guide")
        return _lines((row.place, row.sentence, row.state_label) for row in rows_of(findings))

    def get_change_list_display_value(self):
        rows = self.object.changes.all()[:200]
        return _lines((moment(row.at), fact_label(row.field), _from_to(row)) for row in rows)


def _from_to(change):
    """What a change says, where it says it in words: numbers, codes and flags are left to the page's own history."""
    texts = [text for text in (change.old, change.new) if text]
    if any(" " not in text.strip() for text in texts):
        return ""
    return " → ".join(Truncator(text).chars(200) for text in texts)


def _lines(rows):
    return format_html_join("", "<p>{}</p>", ((" · ".join(filter(None, row)),) for row in rows)) or "–"


class ProcedureViewSet(SnippetViewSet):
    """National records, to read."""

    model = Procedure
    icon = "doc-full"
    menu_label = _("National records")
    list_display = [
        "code", "official_name", "area", "service_mode", "withdrawn_on",
        MomentColumn("compared_at", label=_("compared at"), sort_key="compared_at"),
    ]  # fmt: skip
    list_filter = ["service_mode", "is_for_commune", "is_for_province", "area__group"]
    search_fields = ["code", "official_name"]
    search_backend_name = None
    inspect_view_enabled = True
    inspect_view_class = ProcedureInspectView
    inspect_view_fields = [
        "code", "official_name", "name_verbatim", "area", "kind", "record_type", "upstream_state", "service_mode",
        "decision_number", "decision_at", "source", "compared_at", "changed_at", "withdrawn_on", "everyday_names",
        "finding_list", "change_list",
    ]  # fmt: skip

    def get_queryset(self, request):
        return Procedure.objects.select_related("area")


class SubmissionLinkFilterSet(WagtailFilterSet):
    """Those that readers are led around."""

    dead = django_filters.ChoiceFilter(
        label=_("Dead"),
        method="only_dead",
        choices=[("on", _("Yes"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = SubmissionLink
        fields = ["state"]

    def only_dead(self, queryset, name, value):
        return queryset.dead() if value else queryset


class SubmissionLinkViewSet(SnippetViewSet):
    """Links for filing, as the nightly tries found them."""

    model = SubmissionLink
    icon = "link-external"
    menu_label = _("Links for filing")
    list_display = [
        "procedure", "address", Column("get_state_display", label=_("last try")), "answer", "checked_on",
        "failing_since",
        BooleanColumn("is_dead", label=_("Dead")),
    ]  # fmt: skip
    filterset_class = SubmissionLinkFilterSet
    search_fields = ["address", "procedure__code"]
    search_backend_name = None

    def get_queryset(self, request):
        return SubmissionLink.objects.select_related("procedure")


class SyncRunInspectView(RecordInspectView):
    """What a run read, did, found and refused."""

    def get_scope_display_value(self):
        return worded(self.object.scope, SCOPES)

    def get_is_full_display_value(self):
        return _("yes") if self.object.is_full else _("no")

    def get_counts_display_value(self):
        return _numbers(counted(self.object.counts))

    def get_findings_display_value(self):
        return _numbers(found(self.object.findings))

    def get_refused_display_value(self):
        refused = self.object.refused[:_REFUSED_SHOWN]
        return _lines((worded(reason, REASONS), place, Truncator(what).chars(200)) for reason, place, what in refused)


def _numbers(pairs):
    return format_html_join("", "<p>{}: {}</p>", ((words, grouped(number)) for words, number in pairs)) or "–"


class SyncRunViewSet(SnippetViewSet):
    """Runs of the national sync."""

    model = SyncRun
    icon = "history"
    menu_label = _("Sync runs")
    list_display = [
        MomentColumn("started_at", label=_("started at"), sort_key="started_at"),
        WordsColumn("source", source_words, label=_("source")),
        WordsColumn("scope", lambda scope: worded(scope, SCOPES), label=_("scope")),
        "is_full",
        MomentColumn("finished_at", label=_("finished at"), sort_key="finished_at"),
    ]
    inspect_view_enabled = True
    inspect_view_class = SyncRunInspectView
    inspect_view_fields_exclude = ["id", "resume"]
