"""Guides by life event in the admin: steps in order, and the report of what the events cover."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import SnippetViewSet

from catalogue.events.coverage import coverage
from catalogue.models import EventGuide
from core.approval import UnpublishApprovedView


class EventGuideViewSet(SnippetViewSet):
    """The paths of life events."""

    model = EventGuide
    icon = "list-ol"
    menu_label = _("Guides by life event")
    unpublish_view_class = UnpublishApprovedView
    list_display = ["event", "live", "last_published_at"]
    search_fields = ["event__name", "summary", "aliases"]
    search_backend_name = None
    panels = [
        FieldPanel("event"),
        FieldPanel("summary"),
        FieldPanel("aliases"),
        InlinePanel("steps", heading=_("Steps in their order"), label=_("step")),
        FieldPanel("afterwards"),
    ]

    def get_queryset(self, request):
        return EventGuide.objects.select_related("event")


def may_see_coverage(user):
    """Whether the user may see the report: whoever may change the guides may."""
    return policy_registry.get_by_type(EventGuide).user_has_permission(user, "change")


class EventCoverageView(WagtailAdminTemplateMixin, TemplateView):
    """How many procedures each life event holds, which of its steps readers do not see."""

    page_title = _("What life events cover")
    template_name = "catalogue/event_coverage.html"
    header_icon = "list-ol"

    def dispatch(self, request, *args, **kwargs):
        if not may_see_coverage(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        rows, sums = coverage()
        edit_url = EventGuide.snippet_viewset.get_url_name("edit")
        return super().get_context_data(**kwargs) | {"rows": rows, "sums": sums, "edit_url": edit_url}
