"""Best bets in the admin: drafted by one person, approved by another."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet

from core.approval import ApprovedSnippetPolicy, UnpublishApprovedView

from ..models import BestBet

register_permission_policy(BestBet, ApprovedSnippetPolicy(BestBet))


class BestBetViewSet(SnippetViewSet):
    """What people type, and the page of the portal that answers it."""

    model = BestBet
    icon = "pick"
    menu_label = _("Best bets")
    menu_order = 221
    add_to_admin_menu = True
    list_display = ["title", "url", "live"]
    list_filter = ["live"]
    search_fields = ["title", "words", "url"]
    search_backend_name = None
    copy_view_enabled = False
    unpublish_view_class = UnpublishApprovedView
    panels = [FieldPanel("title"), FieldPanel("text"), FieldPanel("url"), FieldPanel("words")]
