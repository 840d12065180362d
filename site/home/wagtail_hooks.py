"""What belongs to the whole portal in the admin, under one menu."""

from django.utils.translation import gettext_lazy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from feedback.polls.admin import PollViewSet
from feedback.usefulness.admin import OpinionViewSet
from watch.hosts.admin import OwnHostViewSet
from watch.related.admin import RelatedLinkViewSet

from .channels.admin import OfficialChannelViewSet
from .notices.admin import ServiceNoticeViewSet


class PortalGroup(SnippetViewSetGroup):
    """One menu for what belongs to the whole portal."""

    menu_label = gettext_lazy("Portal")
    menu_icon = "site"
    menu_order = 230
    items = (
        ServiceNoticeViewSet, OfficialChannelViewSet, RelatedLinkViewSet, OwnHostViewSet, OpinionViewSet, PollViewSet,
    )  # fmt: skip


register_snippet(PortalGroup)
