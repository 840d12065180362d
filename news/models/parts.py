"""Rows of an article: who wrote it, what is attached, what it is about, what was corrected."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.models import Orderable

from core.fields import NfcCharField, NfcTextField


class ArticleTag(TaggedItemBase):
    """A tag on an article."""

    content_object = ParentalKey("news.ArticlePage", related_name="tagged_items")


class Byline(Orderable):
    """One of the authors, with the share of the work in per cent."""

    article = ParentalKey("news.ArticlePage", related_name="bylines")
    name = NfcCharField(_("author"), max_length=110)
    share = models.PositiveSmallIntegerField(
        _("share in %"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Shares of all authors make 100; empty for a single author."),
    )  # fmt: skip

    class Meta(Orderable.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")


class Attachment(Orderable):
    """A file to take along."""

    article = ParentalKey("news.ArticlePage", related_name="attachments")
    document = models.ForeignKey("wagtaildocs.Document", models.PROTECT, related_name="+", verbose_name=_("file"))
    title = NfcCharField(_("title"), max_length=200, blank=True, help_text=_("Empty: the title of the file."))

    class Meta(Orderable.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")


class RelatedDocument(Orderable):
    """A procedure or plan that the article is about, named by its search document: news imports no other section."""

    article = ParentalKey("news.ArticlePage", related_name="related_documents")
    document = models.ForeignKey(
        "search.SearchDocument", models.CASCADE, related_name="+", verbose_name=_("procedure or plan")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("related procedure")
        verbose_name_plural = _("related procedures")


class Correction(Orderable):
    """ "Đính chính": what was wrong since when, what is right; stays with the article (A20)."""

    article = ParentalKey("news.ArticlePage", related_name="corrections")
    corrected_on = models.DateField(_("corrected on"))
    wrong = NfcTextField(_("what was wrong"))
    right = NfcTextField(_("what is right"))

    class Meta(Orderable.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
