"""Related links in the admin."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import RelatedLink


class LinkFilterSet(WagtailFilterSet):
    """What the last check found broken."""

    broken = django_filters.ChoiceFilter(
        label=_("Broken"),
        method="only_broken",
        choices=[("on", _("Yes"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = RelatedLink
        fields = []

    def only_broken(self, queryset, name, value):
        return queryset.broken() if value else queryset


class RelatedLinkViewSet(SnippetViewSet):
    """Related links."""

    model = RelatedLink
    icon = "link-external"
    menu_label = _("Related links")
    list_display = [
        "title", "group", "url", Column("status_label", label=_("Result of the last check")), "last_checked_at",
    ]  # fmt: skip
    filterset_class = LinkFilterSet
    search_fields = ["title", "url", "group"]
    search_backend_name = None
    panels = [FieldPanel("group"), FieldPanel("title"), FieldPanel("url"), FieldPanel("position")]
