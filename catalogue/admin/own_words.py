"""What editors write of the catalogue: the province's guides, the groupings for citizens."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from catalogue.models import AreaGroup, LifeEvent, ProcedureGuide, SubjectArea
from core.approval import UnpublishApprovedView

from .case_kinds import CaseCorrectionsPanel
from .facts_views import FactsExportView, FactsImportView, GuideIndexView
from .names import GuideNamesPanel


def _fact_panels(*own):
    """The panels of a fact of the province: what it says, for whom, by which decision, from when to when."""
    shared = ("method", "case", "document_number", "document_on", "valid_from", "valid_to", "exemptions")
    return [FieldPanel(name) for name in (*own, *shared)]


class GuideCreateView(CreateView):
    """A new guide; the worklist names the procedure that it is for."""

    def get_initial(self):
        named = self.request.GET.get("procedure", "")
        return super().get_initial() | ({"procedure": named} if named.isdecimal() else {})


class ProcedureGuideViewSet(SnippetViewSet):
    """The province's own words for a procedure."""

    model = ProcedureGuide
    icon = "help"
    menu_label = _("Guides of the province")
    unpublish_view_class = UnpublishApprovedView
    add_view_class = GuideCreateView
    index_view_class = GuideIndexView
    list_display = ["title", "procedure", "live", "last_published_at"]
    search_fields = ["title", "aliases", "procedure__code", "procedure__official_name"]
    search_backend_name = None
    panels = [
        FieldPanel("procedure"),
        FieldPanel("title"),
        FieldPanel("summary"),
        FieldPanel("aliases"),
        GuideNamesPanel(heading=_("Everyday names")),
        FieldPanel("tips"),
        InlinePanel("own_fees", heading=_("Fees set by the province"), panels=_fact_panels("amount", "is_free", "per")),
        InlinePanel(
            "own_times", heading=_("Time limits set by the province"), panels=_fact_panels("amount", "unit", "words")
        ),
        InlinePanel("forms", heading=_("Forms to download")),
        InlinePanel("paper_hints", heading=_("Hints to papers")),
        MultiFieldPanel(
            [FieldPanel("presence_reason"), FieldPanel("presence_basis")], heading=_("Why one must still come")
        ),
        FieldPanel("afterwards"),
        InlinePanel("level_claims", heading=_("Claim of an online service"), max_num=1),
        FieldPanel("life_events"),
        FieldPanel("replaced_by"),
        CaseCorrectionsPanel(),
    ]

    def get_queryset(self, request):
        return ProcedureGuide.objects.select_related("procedure")

    def get_index_view_kwargs(self, **kwargs):
        names = {"export_url_name": self.get_url_name("export"), "import_url_name": self.get_url_name("import")}
        return super().get_index_view_kwargs(**names, **kwargs)

    def get_urlpatterns(self):
        own = [
            path("du-lieu/", self.construct_view(FactsExportView), name="export"),
            path("nhap-du-lieu/", self.construct_view(FactsImportView), name="import"),
        ]
        return [*super().get_urlpatterns(), *own]


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
