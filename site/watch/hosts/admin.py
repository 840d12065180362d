"""The province's hosts in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import OwnHost


class OwnHostViewSet(SnippetViewSet):
    """Hosts with what is wrong with each."""

    model = OwnHost
    icon = "globe"
    menu_label = _("Hosts of the province")
    list_display = ["host", "agency", "registered_until", Column("trouble", label=_("What is wrong")), "checked_at"]
    search_fields = ["host", "purpose"]
    search_backend_name = None
    panels = [FieldPanel(name) for name in ("host", "purpose", "agency", "registered_until", "is_given_up")]

    def get_queryset(self, request):
        """With the agencies that the list names."""
        return OwnHost.objects.select_related("agency")
