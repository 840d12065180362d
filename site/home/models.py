"""The front page."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.fields import NfcTextField
from core.models import BasePage

from .front import front_page_context


class HomePage(BasePage):
    """The first page: search first, then life events, areas and what changed."""

    introduction = NfcTextField(
        _("introduction"), max_length=300, blank=True, help_text=_("One line: what this site is.")
    )
    example_searches = NfcTextField(
        _("example searches"), blank=True, help_text=_("One a line; three are shown under the search box.")
    )

    content_panels = [*BasePage.content_panels, FieldPanel("introduction"), FieldPanel("example_searches")]
    template = "home/home_page.html"
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = []

    class Meta:
        verbose_name = _("front page")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | front_page_context(self)
