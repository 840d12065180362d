"""Where articles stand: the province's news, and below it the section of each agency (A5)."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.url_routing import RouteResult

from core.approval import ApprovedPagePermissions
from core.fields import NfcTextField
from search.pages import TreePage

from ..access import grant_access, revoke_access
from .article import ArticlePage
from .journal import Publication

FEEDS = ("rss.xml", "atom.xml")


class SectionPermissions(ApprovedPagePermissions):
    """A section with articles that were published once is never deleted (B21)."""

    def can_delete(self, ignore_bulk=False):
        return super().can_delete(ignore_bulk) and not self.page.has_published()

    def can_move(self):
        return self.may("publish")


class SectionPage(TreePage):
    """A list of articles with its own words of introduction, feeds and filters."""

    lead = NfcTextField(
        gettext_lazy("lead"), blank=True, validators=[MaxLengthValidator(300)],
        help_text=gettext_lazy("One or two sentences: who writes here about what."),
    )  # fmt: skip
    agency = models.ForeignKey(
        "agencies.Agency", models.SET_NULL, null=True, blank=True, related_name="news_sections",
        verbose_name=gettext_lazy("agency"),
        help_text=gettext_lazy("Whose section it is; its editors write here only. Empty: the province's own."),
    )  # fmt: skip

    template = "news/section_page.html"
    parent_page_types = ["home.HomePage", "news.SectionPage"]
    subpage_types = ["news.SectionPage", "news.ArticlePage"]

    class Meta:
        verbose_name = gettext_lazy("news section")
        verbose_name_plural = gettext_lazy("news sections")

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Save; the section of an agency gets its group of editors and its folder of pictures."""
        former = SectionPage.objects.filter(pk=self.pk).values_list("agency_id", flat=True).first()
        saved = super().save(*args, **kwargs)
        if former and former != self.agency_id:
            revoke_access(self)
        if self.agency_id:
            grant_access(self)
        return saved

    def clean(self):
        super().clean()
        taken = SectionPage.objects.exclude(pk=self.pk).filter(agency=self.agency_id)
        if self.agency_id and taken.exists():
            raise ValidationError(
                {"agency": _("This agency has a section already: %(title)s.") % {"title": taken.get()}}
            )

    def delete(self, *args, **kwargs):
        """Delete an empty section; published articles are never deleted with it."""
        if self.has_published():
            raise ValidationError(_("This section holds articles that were published; they are never deleted."))
        return super().delete(*args, **kwargs)

    def articles(self):
        """What readers see here and in the sections below, newest first."""
        return ArticlePage.objects.descendant_of(self).listed().newest_first()

    def has_published(self):
        """Whether any article below was ever public."""
        return Publication.objects.filter(article__path__startswith=self.path).exists()

    def permissions_for_user(self, user):
        return SectionPermissions(user, self)

    def route(self, request, path_components):
        """Its feeds besides its pages."""
        if self.live and len(path_components) == 1 and path_components[0] in FEEDS:
            return RouteResult(self, kwargs={"feed": path_components[0]})
        return super().route(request, path_components)
