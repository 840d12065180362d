"""The front page and the pages that inform."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable
from wagtail.url_routing import RouteResult

from core.approval import ApprovedPagePermissions
from core.fields import NfcCharField, NfcRichTextField, NfcTextField
from search.pages import TreePage, live_page

from .channels.models import OfficialChannel
from .notices.models import ServiceNotice

__all__ = ["HomePage", "InformationPage", "OfficialChannel", "PinnedTask", "ServiceNotice"]

# What editors may do with a text: no images, no raw HTML, no embeds.
_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class HomePermissions(ApprovedPagePermissions):
    """The portal always has its front page, and below it what was published."""

    def can_delete(self, ignore_bulk=False):
        return False


class HomePage(TreePage):
    """The first page: search first, then life events, areas and what changed."""

    introduction = NfcTextField(
        _("introduction"), max_length=300, blank=True, help_text=_("One line: what this site is.")
    )
    example_searches = NfcTextField(
        _("pinned searches"),
        blank=True,
        help_text=_(
            "One a line, shown first under the search box; what people search for most follows them, five in all."
        ),
    )
    blocked_searches = NfcTextField(
        _("searches that are not shown"),
        blank=True,
        help_text=_("One a line. What people search for is not shown there when it holds these words."),
    )

    template = "home/home_page.html"
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.InformationPage", "news.SectionPage"]

    class Meta:
        verbose_name = _("front page")

    def permissions_for_user(self, user):
        return HomePermissions(user, self)

    def route(self, request, path_components):
        """The live page at a path at once, however deep; whatever else has an address is found step by step."""
        path = self.url_path + "".join(f"{component}/" for component in path_components)
        page = live_page(path) if path_components else None
        return RouteResult(page) if page else super().route(request, path_components)


class PinnedTask(Orderable):
    """A procedure that editors pin among the top tasks, before those that readers ask for most (F9)."""

    page = ParentalKey("home.HomePage", related_name="pinned_tasks")
    procedure = models.ForeignKey("catalogue.Procedure", models.CASCADE, verbose_name=_("procedure"), related_name="+")
    label = NfcCharField(
        _("in short"), max_length=60, blank=True, help_text=_("Two to six words, such as “Khai sinh”.")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("pinned task")
        verbose_name_plural = _("pinned tasks")

    def __str__(self):
        return self.label or str(self.procedure)


class InformationPage(TreePage):
    """What stays true for long: about the province, opening hours, how to search and file."""

    lead = NfcTextField(
        _("lead"), validators=[MaxLengthValidator(300)], help_text=_("One or two sentences: what one learns here.")
    )
    body = NfcRichTextField(_("text"), features=_FEATURES)

    template = "home/information_page.html"
    parent_page_types = ["home.HomePage", "home.InformationPage"]
    subpage_types = ["home.InformationPage"]

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")
