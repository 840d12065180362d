"""Agencies in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Agency


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
            ],
            heading=_("Agency"),
        ),
        MultiFieldPanel(
            [FieldPanel("address"), FieldPanel("phone"), FieldPanel("email"), FieldPanel("website")],
            heading=_("Contact"),
        ),
    ]

    def get_queryset(self, request):
        return Agency.objects.select_related("parent")


register_snippet(AgencyViewSet)
