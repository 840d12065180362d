"""How to reach an agency, inside a text: always as its record says today, never typed."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock

from .desks.cards import card
from .desks.finding import places_of_agency


class ContactBlock(SnippetChooserBlock):
    """Name, address, phone and e-mail of an agency from its record, its desks with their hours."""

    def __init__(self, **kwargs):
        super().__init__("agencies.Agency", **kwargs)

    class Meta:
        label = _("contact of an agency")
        icon = "group"
        template = "prose/contact.html"

    def get_context(self, value, parent_context=None):
        desks = [card(place) for place in places_of_agency(value)] if value else []
        return super().get_context(value, parent_context) | {"agency": value, "desks": desks}
