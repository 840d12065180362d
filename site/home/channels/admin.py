"""Official channels in the admin."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import OfficialChannel


class ChannelFilterSet(WagtailFilterSet):
    """By kind, and what wants checking."""

    stale = django_filters.ChoiceFilter(
        label=_("Not checked for 180 days"),
        method="only_stale",
        choices=[("on", _("Yes"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = OfficialChannel
        fields = ["kind"]

    def only_stale(self, queryset, name, value):
        return queryset.stale() if value else queryset


class OfficialChannelViewSet(SnippetViewSet):
    """Official channels."""

    model = OfficialChannel
    icon = "mail"
    menu_label = _("Official channels")
    list_display = [
        "name", "kind", "address", "owner", "checked_on", BooleanColumn("is_stale", label=_("Not checked for long")),
    ]  # fmt: skip
    filterset_class = ChannelFilterSet
    search_fields = ["name", "address"]
    search_backend_name = None
    panels = [
        FieldPanel("kind"),
        FieldPanel("name"),
        FieldPanel("address"),
        FieldPanel("owner"),
        FieldPanel("checked_on"),
        FieldPanel("position"),
    ]

    def get_queryset(self, request):
        return OfficialChannel.objects.select_related("owner")
