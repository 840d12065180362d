"""Notices of suspension in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet

from core.approval import ApprovedSnippetPolicy, UnpublishApprovedView

from .models import ServiceNotice

register_permission_policy(ServiceNotice, ApprovedSnippetPolicy(ServiceNotice))


class ServiceNoticeViewSet(SnippetViewSet):
    """Notices of suspension."""

    model = ServiceNotice
    icon = "warning"
    menu_label = _("Notices of suspension")
    list_display = ["title", "starts_at", "expected_end_at", "is_planned", "live"]
    list_filter = ["is_planned", "live"]
    search_fields = ["title", "affected"]
    search_backend_name = None
    unpublish_view_class = UnpublishApprovedView
    panels = [
        FieldPanel("title"),
        FieldPanel("affected"),
        FieldPanel("starts_at"),
        FieldPanel("expected_end_at"),
        FieldPanel("is_planned"),
        MultiFieldPanel([FieldPanel("is_force_majeure"), FieldPanel("reason")], heading=_("Announced late")),
    ]
