"""Desks in the admin: drafted by whoever runs one, approved by somebody else."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet

from agencies.models import Desk
from core.approval import ApprovedSnippetPolicy, UnpublishApprovedView

register_permission_policy(Desk, ApprovedSnippetPolicy(Desk))

_TIMES = FieldRowPanel([FieldPanel(name) for name in ("morning_from", "morning_to", "afternoon_from", "afternoon_to")])


class DeskViewSet(SnippetViewSet):
    """Where one goes."""

    model = Desk
    icon = "site"
    menu_label = _("Desks")
    menu_order = 212
    add_to_admin_menu = True
    list_display = ["name", "kind", "agency", "phone", "live"]
    list_filter = ["kind", "live"]
    search_fields = ["name", "address"]
    search_backend_name = None
    unpublish_view_class = UnpublishApprovedView
    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("kind"), FieldPanel("agency"), FieldPanel("communes")], heading=_("Desk")
        ),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldPanel("phone"),
                FieldPanel("hotline"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("queue_url"),
                FieldPanel("photo"),
            ],
            heading=_("How to get there"),
        ),
        InlinePanel("hours", [FieldPanel("weekday"), _TIMES], heading=_("Hours of the week"), max_num=7),
        InlinePanel(
            "exceptions",
            [
                FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day"), FieldPanel("weekday")]),
                _TIMES,
                FieldPanel("reason"),
            ],
            heading=_("Other hours on some days"),
            help_text=_("Days off and made-up days come from the working calendar."),
        ),
        InlinePanel(
            "receptions",
            [FieldPanel("who"), FieldPanel("day_of_month"), _TIMES],
            heading=_("Receptions of citizens"),
            help_text=_("A day that is a day off moves to the next working day by itself."),
        ),
        FieldPanel("cut_off"),
        FieldPanel("services"),
        FieldPanel("accessibility"),
        FieldPanel("helps_online"),
        MultiFieldPanel([FieldPanel("closed_from"), FieldPanel("instead")], heading=_("When it closes for good")),
    ]

    def get_queryset(self, request):
        return Desk.objects.select_related("agency")
