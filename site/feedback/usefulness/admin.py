"""Readers' words in the admin: to read and to work off, never to write or to publish."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Opinion


class ReadersWritePolicy(ModelPermissionPolicy):
    """Nobody in the admin adds an opinion."""

    def user_has_permission(self, user, action):
        return action != "add" and super().user_has_permission(user, action)


register_permission_policy(Opinion, ReadersWritePolicy(Opinion))


class OpinionViewSet(SnippetViewSet):
    """What readers wrote, to be handled."""

    model = Opinion
    icon = "comment"
    menu_label = _("Readers' opinions")
    list_display = ["text", "title", "is_useful", "given_on", "state"]
    list_filter = ["state", "is_useful", "kind"]
    search_fields = ["text", "title"]
    search_backend_name = None
    copy_view_enabled = False
    panels = [
        FieldPanel("title", read_only=True),
        FieldPanel("is_useful", read_only=True),
        FieldPanel("text", read_only=True),
        FieldPanel("given_on", read_only=True),
        FieldPanel("state"),
    ]

    def get_queryset(self, request):
        return Opinion.objects.exclude(text="")
