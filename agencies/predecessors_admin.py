"""Former names of bodies in the admin: drafted by one person, approved by another."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet

from core.approval import ApprovedSnippetPolicy, UnpublishApprovedView

from .models import Predecessor

register_permission_policy(Predecessor, ApprovedSnippetPolicy(Predecessor))


class PredecessorViewSet(SnippetViewSet):
    """Former names, with who does the work now."""

    model = Predecessor
    icon = "history"
    menu_label = _("Former names of bodies")
    list_display = ["former_name", "now_name", "since", "live"]
    search_fields = ["former_name", "now_name"]
    search_backend_name = None
    copy_view_enabled = False
    unpublish_view_class = UnpublishApprovedView
    panels = [
        FieldPanel("former_name"),
        FieldPanel("now_name"),
        FieldPanel("agency"),
        FieldPanel("since"),
        FieldPanel("source"),
    ]
