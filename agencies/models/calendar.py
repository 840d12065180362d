"""The days on which offices work, and the numbers that laws set; all of it data that editors keep."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import NfcCharField, NfcTextField
from core.generation import PublicRecord

# Saturday and Sunday as date.weekday() counts.
WEEKEND = (5, 6)


class CalendarYear(PublicRecord):
    """A year of the working calendar; until its days are decided every date counted in it is provisional."""

    year = models.PositiveSmallIntegerField(_("year"), primary_key=True)
    is_confirmed = models.BooleanField(
        _("confirmed"), default=False, help_text=_("Tick it once all days off and swaps of the year are decided.")
    )
    source = NfcTextField(_("source"), blank=True, help_text=_("The decision, with number and date."))

    class Meta:
        verbose_name = _("year of the calendar")
        verbose_name_plural = _("years of the calendar")
        ordering = ["-year"]

    def __str__(self):
        return str(self.year)


class CalendarDay(PublicRecord):
    """A day that is not what its weekday says: a weekday off, or a made-up day at the weekend."""

    class Kind(models.TextChoices):
        """What the day is instead."""

        HOLIDAY = "holiday", _("day off")
        WORKING = "working", _("made-up working day")

    day = models.DateField(_("day"), unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.HOLIDAY)
    name = NfcCharField(_("name"), max_length=160)
    source = NfcTextField(_("source"), help_text=_("The law or decision, with article or number."))
    year = models.ForeignKey(
        "agencies.CalendarYear", models.PROTECT, editable=False, related_name="days", verbose_name=_("year")
    )

    class Meta:
        verbose_name = _("day off or made-up day")
        verbose_name_plural = _("days off and made-up days")
        ordering = ["-day"]

    def __str__(self):
        return f"{self.day:%d/%m/%Y} {self.name}"

    def save(self, **kwargs):
        """Put the day under its year, which begins unconfirmed."""
        self.year, _created = CalendarYear.objects.get_or_create(year=self.day.year)
        super().save(**kwargs)

    def clean(self):
        """Only a day of the weekend can be made up."""
        if self.kind == self.Kind.WORKING and self.day and self.day.weekday() not in WEEKEND:
            raise ValidationError({"day": _("This is a weekday and worked anyway. Choose the Saturday or Sunday.")})


class LegalNumber(PublicRecord):
    """A number that a law sets, from one day to another: the law changes faster than the code."""

    class Name(models.TextChoices):
        """What the number says."""

        SAME_DAY_UNTIL = "same_day_until", _("hour until which a file is handled on the same day")
        SUSPENSION_NOTICE = "suspension_notice", _("working days from the announcement to a planned suspension")
        PLAN_PUBLICATION = "plan_publication", _("working days from the signing of a plan to its publication")

    name = models.CharField(_("rule"), max_length=30, choices=Name)
    value = models.PositiveSmallIntegerField(_("number"))
    source = NfcTextField(_("source"), help_text=_("The law or decision, with article or number."))
    valid_from = models.DateField(_("in force from"))
    valid_to = models.DateField(_("in force to"), null=True, blank=True)

    class Meta:
        verbose_name = _("number from the law")
        verbose_name_plural = _("numbers from the law")
        ordering = ["name", "-valid_from"]

    def __str__(self):
        return f"{self.get_name_display()}: {self.value}"

    @classmethod
    def on(cls, name, day):
        """The row of this name in force on a day, the latest if several are; None without any."""
        rows = cls.objects.filter(name=name, valid_from__lte=day).exclude(valid_to__lt=day)
        return rows.order_by("-valid_from").first()
