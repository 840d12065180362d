"""What was done to articles, by whom, when: rows that are added and never changed or removed (B4, B5, B21)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import NfcTextField


def _user(label, related, **options):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=label, related_name=related, **options
    )


class Publication(models.Model):
    """One publication of an article: which version, written by whom, approved by whom. PROTECT keeps both for good."""

    article = models.ForeignKey(
        "news.ArticlePage", models.PROTECT, related_name="publications", verbose_name=_("article")
    )
    revision = models.ForeignKey("wagtailcore.Revision", models.PROTECT, related_name="+", verbose_name=_("version"))
    written_by = NfcTextField(_("written by"))
    approved_by = _user(_("approved by"), "approved_publications", null=True)
    approved_at = models.DateTimeField(_("approved at"), auto_now_add=True)
    is_urgent = models.BooleanField(_("urgent"), default=False)
    checked_by = _user(_("checked by"), "checked_publications", null=True)
    checked_at = models.DateTimeField(_("checked at"), null=True)
    check_note = NfcTextField(_("result of the check"), blank=True)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-approved_at", "-pk"]

    def __str__(self):
        return f"{self.article} ({self.approved_at:%d/%m/%Y %H:%M})"


class Takedown(models.Model):
    """An article taken off: why, who asked, who approved, and where its readers go (B4)."""

    article = models.ForeignKey("news.ArticlePage", models.PROTECT, related_name="takedowns", verbose_name=_("article"))
    reason = NfcTextField(_("reason"), help_text=_("Readers of the old address see it."))
    correction = models.ForeignKey(
        "news.ArticlePage", models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("leads to"),
        help_text=_("The article with the correction; empty: the old address says that the article was taken down."),
    )  # fmt: skip
    asked_by = _user(_("asked by"), "asked_takedowns")
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    approved_by = _user(_("approved by"), "approved_takedowns", null=True)
    approved_at = models.DateTimeField(_("approved at"), null=True)
    refused_by = _user(_("refused by"), "refused_takedowns", null=True)
    refused_at = models.DateTimeField(_("refused at"), null=True)
    refusal = NfcTextField(_("why it was refused"), blank=True)
    ended_at = models.DateTimeField(_("published again at"), null=True)

    class Meta:
        verbose_name = _("takedown")
        verbose_name_plural = _("takedowns")
        ordering = ["-asked_at"]

    def __str__(self):
        return str(self.article)


class Confirmation(models.Model):
    """A second person's word that a finding of the spam lint is honest news, with the reason (I6)."""

    article = models.ForeignKey(
        "news.ArticlePage", models.PROTECT, related_name="confirmations", verbose_name=_("article")
    )
    finding = NfcTextField(_("finding"))
    reason = NfcTextField(_("reason"))
    confirmed_by = _user(_("confirmed by"), "+")
    confirmed_at = models.DateTimeField(_("confirmed at"), auto_now_add=True)

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        ordering = ["-confirmed_at"]


class ViewCount(models.Model):
    """How often an article was read on a day, by people: nothing else is known of them (B17)."""

    article = models.ForeignKey("news.ArticlePage", models.CASCADE, related_name="view_counts")
    day = models.DateField()
    views = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "day"], name="one_view_count_a_day")]
