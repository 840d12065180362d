"""Polls in the admin."""

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.ui.tables import Column
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet

from core.approval import ApprovedSnippetPolicy, UnpublishApprovedView

from .models import Poll

register_permission_policy(Poll, ApprovedSnippetPolicy(Poll))


class PollViewSet(SnippetViewSet):
    """Polls, with how many votes came in."""

    model = Poll
    icon = "list-ul"
    menu_label = _("Polls")
    list_display = [
        "question",
        "closes_on",
        "live",
        Column("votes", label=_("Votes")),
        Column("get_absolute_url", label=_("Address")),
    ]
    search_fields = ["question"]
    search_backend_name = None
    copy_view_enabled = False
    unpublish_view_class = UnpublishApprovedView
    panels = [
        FieldPanel("question"),
        FieldPanel("introduction"),
        FieldPanel("closes_on"),
        InlinePanel("options", heading=_("Answers"), label=_("Answer"), min_num=2, max_num=10),
    ]

    def get_queryset(self, request):
        return Poll.objects.annotate(votes=Sum("counts__votes", default=0))
