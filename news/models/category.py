"""What an article is, and by when the law wants it published."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import NfcCharField, NfcTextField
from search.models import FacetValue


class ArticleKind(models.TextChoices):
    """The form of an article (loại bài viết)."""

    NEWS = "news", _("News item")
    FEATURE = "feature", _("Feature")
    INTERVIEW = "interview", _("Interview")
    NOTICE = "notice", _("Notice")
    GUIDANCE = "guidance", _("Guidance")
    PHOTO_STORY = "photo_story", _("Photo story")
    VIDEO = "video", _("Video")


class Category(FacetValue):
    """What an article is about in the law's own order (B9)."""

    name = NfcCharField(_("name"), max_length=110)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    review_months = models.PositiveSmallIntegerField(
        _("review after months"), null=True, blank=True,
        help_text=_("How long such an article may stand unread before somebody looks again; empty: for good."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["position", "name"]

    def __str__(self):
        return self.name


class DeadlineRule(models.Model):
    """Within how many working days of the event an article of a category must be public (B10); law, so with dates."""

    category = models.ForeignKey("news.Category", models.CASCADE, related_name="deadlines", verbose_name=_("category"))
    working_days = models.PositiveSmallIntegerField(_("working days"), help_text=_("0: on the day itself."))
    source = NfcTextField(_("source"))
    effective_from = models.DateField(_("effective from"))
    effective_to = models.DateField(_("effective to"), null=True, blank=True)

    class Meta:
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        ordering = ["category", "-effective_from"]

    def __str__(self):
        return f"{self.category}: {self.working_days}"

    @classmethod
    def on(cls, category, day, known=None):
        """The rule of a category (its primary key) in force on a day; None without any.

        `known`: all rules, read once by whoever asks for many days.
        """
        rules = cls.objects.filter(category=category) if known is None else known
        return next((rule for rule in rules if rule.category_id == category and rule.is_in_force(day)), None)

    def is_in_force(self, day):
        """Whether the day lies between its first and its last."""
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)
