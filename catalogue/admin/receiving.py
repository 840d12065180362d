"""The rules of where to go, in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from catalogue.models import ReceivingRule
from core.approval import UnpublishApprovedView


class ReceivingRuleViewSet(SnippetViewSet):
    """Which desks receive which files."""

    model = ReceivingRule
    icon = "redirect"
    menu_label = _("Where to go")
    list_display = ["__str__", "kind", "live"]
    list_filter = ["kind", "live"]
    unpublish_view_class = UnpublishApprovedView
    panels = [
        MultiFieldPanel(
            [FieldPanel("procedure"), FieldPanel("area"), FieldPanel("tier")], heading=_("Of which files it speaks")
        ),
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("desks")], heading=_("Where to go")),
    ]

    def get_queryset(self, request):
        return ReceivingRule.objects.select_related("procedure", "area")
