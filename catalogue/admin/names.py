"""Everyday names in the admin: what people call a procedure, and where it stands beside the guide."""

import django_filters
from django import forms
from django.db.models import F, OuterRef, Subquery
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import Column
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from catalogue.models import EverydayNames, Procedure
from core.approval import ApprovedSnippetPolicy, UnpublishApprovedView

# Names to read, with the way to where they are written.
SHOWN = "catalogue/names/shown.html"
_IN_FORCE_FIRST = (F("withdrawn_on").desc(nulls_first=True), "pk")


class NamesPolicy(ApprovedSnippetPolicy):
    """Names are taken off and never deleted: an update of the product would bring deleted ones back."""

    def user_has_permission(self, user, action):
        return action != "delete" and super().user_has_permission(user, action)


class NamesForm(WagtailAdminModelForm):
    """The names of one code, which stays what it is once it is stored."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].disabled = bool(self.instance.pk)


class NamesCreateView(CreateView):
    """New names; the report and the guide name the code that they are for."""

    def get_initial(self):
        return super().get_initial() | {"code": self.request.GET.get("code", "")[:20]}


class ProcedurePanel(Panel):
    """The official name of the procedure that the names are for, to read."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "catalogue/names/procedure.html"

        def get_context_data(self, parent_context=None):
            code = self.instance.code or self.form.initial.get("code")
            procedures = Procedure.objects.filter(code=code).order_by(*_IN_FORCE_FIRST)
            return super().get_context_data(parent_context) | {"procedures": procedures}


class GuideNamesPanel(Panel):
    """What people call the procedure of a guide, to read, with the way there."""

    class BoundPanel(Panel.BoundPanel):
        template_name = SHOWN

        def is_shown(self):
            return super().is_shown() and bool(self.instance.procedure_id)

        def get_context_data(self, parent_context=None):
            known = names_and_way(self.instance.procedure.code, self.request.user)
            return super().get_context_data(parent_context) | known


class NamesFilterSet(WagtailFilterSet):
    """Those that are published, or those that are not."""

    live = django_filters.ChoiceFilter(
        label=_("Published"),
        choices=[("True", _("Yes")), ("False", _("No"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = EverydayNames
        fields = ["live"]


class EverydayNamesViewSet(SnippetViewSet):
    """What people call procedures."""

    model = EverydayNames
    icon = "tag"
    menu_label = _("Everyday names")
    unpublish_view_class = UnpublishApprovedView
    add_view_class = NamesCreateView
    copy_view_enabled = False
    list_display = [
        "code", Column("official_name", label=_("Official name")),
        Column("number", label=_("Number of names"), accessor=lambda row: len(row.all_names)),
        "live", "last_published_at",
    ]  # fmt: skip
    filterset_class = NamesFilterSet
    search_fields = ["code", "names", "english", "official_name"]
    search_backend_name = None
    edit_handler = ObjectList(
        [FieldPanel("code"), ProcedurePanel(heading=_("Official name")), FieldPanel("names"), FieldPanel("english")],
        base_form_class=NamesForm,
    )

    def get_queryset(self, request):
        named = Procedure.objects.filter(code=OuterRef("code")).order_by(*_IN_FORCE_FIRST)
        return EverydayNames.objects.annotate(official_name=Subquery(named.values("official_name")[:1]))


def names_and_way(code, user):
    """What SHOWN draws: the EverydayNames of a code or None, and where the user writes them down, if they may."""
    row = EverydayNames.objects.filter(code=code).first()
    if not policy_registry.get_by_type(EverydayNames).user_has_permission(user, "change" if row else "add"):
        return {"names": row, "way": ""}
    edit = row and reverse(EverydayNames.snippet_viewset.get_url_name("edit"), args=[row.pk])
    return {"names": row, "way": edit or f"{add_url()}?{urlencode({'code': code})}"}


def add_url():
    """Where names are written for a code that has none."""
    return reverse(EverydayNames.snippet_viewset.get_url_name("add"))
