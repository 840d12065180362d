"""Agencies, legal acts and the working calendar in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .desks.admin import DeskViewSet
from .legal_admin import LegalActViewSet
from .models import Agency, CalendarDay, CalendarYear, LegalNumber
from .predecessors_admin import PredecessorViewSet


class AgencyViewSet(SnippetViewSet):
    """The list of agencies; the sync adds to it, editors own it."""

    model = Agency
    icon = "group"
    menu_label = _("Agencies")
    menu_order = 210
    add_to_admin_menu = True
    list_display = ["name", "short_name", "tier", "parent", "phone"]
    list_filter = ["tier"]
    search_fields = ["name", "short_name", "code"]
    search_backend_name = None
    ordering = ["name"]
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("short_name"),
                FieldPanel("code"),
                FieldPanel("tier"),
                FieldPanel("parent"),
                FieldPanel("functions"),
                FieldPanel("leaders_url"),
            ],
            heading=_("Agency"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldPanel("phone"),
                FieldPanel("answers_questions"),
                FieldPanel("email"),
                FieldPanel("website"),
            ],
            heading=_("Contact"),
        ),
    ]

    def get_queryset(self, request):
        return Agency.objects.select_related("parent")


register_snippet(AgencyViewSet)
register_snippet(DeskViewSet)
register_snippet(LegalActViewSet)
register_snippet(PredecessorViewSet)


class CalendarDayViewSet(SnippetViewSet):
    """Days off and made-up days."""

    model = CalendarDay
    icon = "date"
    menu_label = _("Days off and made-up days")
    list_display = ["day", "kind", "name", "source"]
    list_filter = ["year", "kind"]
    search_fields = ["name"]
    search_backend_name = None
    panels = [FieldPanel("day"), FieldPanel("kind"), FieldPanel("name"), FieldPanel("source")]


class CalendarYearViewSet(SnippetViewSet):
    """Which years are decided."""

    model = CalendarYear
    icon = "calendar"
    menu_label = _("Years of the calendar")
    list_display = ["year", "is_confirmed", "source"]
    panels = [FieldPanel("year"), FieldPanel("is_confirmed"), FieldPanel("source")]


class LegalNumberViewSet(SnippetViewSet):
    """Numbers that laws set."""

    model = LegalNumber
    icon = "list-ol"
    menu_label = _("Numbers from the law")
    list_display = ["name", "value", "valid_from", "valid_to", "source"]
    panels = [
        FieldPanel("name"),
        FieldPanel("value"),
        FieldPanel("source"),
        FieldPanel("valid_from"),
        FieldPanel("valid_to"),
    ]


class WorkingCalendarGroup(SnippetViewSetGroup):
    """What deadlines are counted with."""

    menu_label = _("Working calendar")
    menu_icon = "calendar"
    menu_order = 215
    items = (CalendarDayViewSet, CalendarYearViewSet, LegalNumberViewSet)


register_snippet(WorkingCalendarGroup)
