"""The numbers of the status rule: data with a source and dates of effect."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import NfcCharField, NfcTextField
from core.generation import PublicRecord

from .journal import JournalRow


class StatusRule(PublicRecord, JournalRow):
    """One version of the numbers by which plans.standing.status judges; the newest in force on a day holds.

    It is added, never changed or removed, and holds from a day to come: what was judged can be told again.
    """

    version = NfcCharField(_("version"), max_length=20, unique=True)
    on_track_from = models.PositiveSmallIntegerField(
        _("on track from, %"), validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Share of the progress that the elapsed time lets one expect."),
    )  # fmt: skip
    at_risk_from = models.PositiveSmallIntegerField(
        _("at risk from, %"), validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Below this a target is late."),
    )  # fmt: skip
    stale_months = models.PositiveSmallIntegerField(
        _("months without a report"), validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("After so many a target counts as not reported."),
    )  # fmt: skip
    report_days = models.PositiveSmallIntegerField(
        _("days for reporting"), default=15, help_text=_("After the end of a period.")
    )
    source = NfcTextField(_("source"))
    effective_from = models.DateField(_("effective from"), unique=True)

    class Meta:
        verbose_name = _("status rule")
        verbose_name_plural = _("status rules")
        ordering = ["-effective_from"]

    def __str__(self):
        return self.version

    def clean(self):
        super().clean()
        errors = {}
        if self.on_track_from and self.at_risk_from and self.at_risk_from >= self.on_track_from:
            errors["at_risk_from"] = _("“At risk” begins below “on track”. Write a smaller number.")
        if self.effective_from and self.effective_from < timezone.localdate():
            errors["effective_from"] = _("A rule cannot change what was judged before. Choose today or a later day.")
        if errors:
            raise ValidationError(errors)

    @classmethod
    def on(cls, day):
        """The rule in force on a day; the oldest for the time before any."""
        return cls.objects.filter(effective_from__lte=day).first() or cls.objects.last()
