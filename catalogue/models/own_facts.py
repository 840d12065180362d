"""Facts that the province itself sets for a procedure, each with the decision behind it and the days it holds (E11)."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from core.fields import NfcCharField, NfcTextField

from .parts import Method, TimeUnit


class OwnFact(Orderable):
    """A row of a guide that holds from one day to another, by a resolution or decision."""

    method = models.CharField(
        _("way of filing"), max_length=8, choices=Method, blank=True, help_text=_("Empty: whichever way one files.")
    )
    case = NfcCharField(
        _("for which case"), max_length=120, blank=True, help_text=_("Such as “registered on time”; empty: for all.")
    )
    document_number = NfcCharField(_("number of the resolution or decision"), max_length=60)
    document_on = models.DateField(_("signed on"))
    valid_from = models.DateField(_("in force from"))
    valid_to = models.DateField(_("in force to"), null=True, blank=True, help_text=_("Empty: until it is replaced."))
    exemptions = NfcTextField(
        _("who pays nothing or less"), blank=True, help_text=_("One group a line, as the resolution names it.")
    )

    class Meta(Orderable.Meta):
        abstract = True

    def clean(self):
        """The last day is not before the first."""
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("This day is before the first one.")})

    def holds(self, day):
        """Whether the fact is in force on the day."""
        return self.valid_from <= day and not self.has_lapsed(day)

    def has_lapsed(self, day):
        """Whether its last day is over."""
        return self.valid_to is not None and self.valid_to < day


class GuideFee(OwnFact):
    """What the province charges; free of charge only where somebody says so, never from a 0."""

    guide = ParentalKey("catalogue.ProcedureGuide", related_name="own_fees")
    amount = models.DecimalField(
        _("amount in dong"), max_digits=14, decimal_places=0, null=True, blank=True, validators=[MinValueValidator(1)]
    )
    is_free = models.BooleanField(_("free of charge"), default=False)
    per = NfcCharField(_("for each"), max_length=40, blank=True, help_text=_("Page, copy, vehicle …; empty: the file."))

    class Meta(OwnFact.Meta):
        verbose_name = _("fee set by the province")
        verbose_name_plural = _("fees set by the province")

    def clean(self):
        """Either an amount or free of charge."""
        super().clean()
        if self.is_free == (self.amount is not None):
            raise ValidationError({"amount": _("Enter an amount, or tick “free of charge”.")})


class GuideTime(OwnFact):
    """In what time the province's offices answer: no longer than the national limit, or in words."""

    guide = ParentalKey("catalogue.ProcedureGuide", related_name="own_times")
    amount = models.DecimalField(
        _("amount"), max_digits=6, decimal_places=1, null=True, blank=True, validators=[MinValueValidator(0.5)]
    )
    unit = models.CharField(_("unit"), max_length=12, choices=TimeUnit, blank=True)
    words = NfcCharField(
        _("in words"), max_length=160, blank=True, help_text=_("Where no number says it: “on the same day”.")
    )

    class Meta(OwnFact.Meta):
        verbose_name = _("time limit set by the province")
        verbose_name_plural = _("time limits set by the province")

    def clean(self):
        """Either an amount with its unit or words."""
        super().clean()
        if bool(self.words) == (self.amount is not None) or (self.amount is not None) != bool(self.unit):
            raise ValidationError({"amount": _("Enter a number with its unit, or words.")})


class GuideForm(Orderable):
    """A form that the province offers to download; one that was replaced stays, with its last day."""

    guide = ParentalKey("catalogue.ProcedureGuide", related_name="forms")
    name = NfcCharField(_("name of the form"), max_length=160)
    code = NfcCharField(_("code of the form"), max_length=40, blank=True)
    document = models.ForeignKey("wagtaildocs.Document", models.PROTECT, verbose_name=_("file"), related_name="+")
    valid_from = models.DateField(_("in use from"))
    valid_to = models.DateField(_("replaced after"), null=True, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("form")
        verbose_name_plural = _("forms")

    def is_current(self, day):
        """Whether this version is the one to fill in on the day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class PaperHint(Orderable):
    """A word of advice beside one paper of the list."""

    guide = ParentalKey("catalogue.ProcedureGuide", related_name="paper_hints")
    paper = NfcCharField(_("paper"), max_length=160, help_text=_("The first words of its name in the national record."))
    hint = NfcCharField(_("hint"), max_length=300)

    class Meta(Orderable.Meta):
        verbose_name = _("hint to a paper")
        verbose_name_plural = _("hints to papers")


class PresenceReason(models.TextChoices):
    """Why one must still come; the only four that the law knows (NĐ 224, Điều 14)."""

    PRESENCE = "presence", _("you must be there in person")
    ON_SITE = "on-site", _("something is checked on the spot")
    FAULT = "fault", _("the online system is out of order")
    TECHNICAL = "technical", _("another technical reason")


class LevelClaim(Orderable):
    """What the province claims of the online service, each piece of evidence checked on a day (E12, E14).

    A claim older than a year, or one that the record no longer bears out, lapses by itself.
    """

    _HOLDS_FOR = timedelta(days=365)

    guide = ParentalKey("catalogue.ProcedureGuide", related_name="level_claims")
    mode = models.CharField(
        _("form of the online service"),
        max_length=12,
        choices=[("toan-trinh", _("Fully online")), ("mot-phan", _("Partly online"))],
    )
    scale = NfcCharField(_("scale"), max_length=60, help_text=_("The decree that defines it, with its number."))
    checked_on = models.DateField(_("checked on"))
    link_works = models.BooleanField(_("the link to file was tried"), default=False)
    forms_attached = models.BooleanField(_("every form is attached in a format that may be used"), default=False)
    pays_online = models.BooleanField(_("the fee can be paid online, or there is none"), default=False)
    returns_remotely = models.BooleanField(_("the result comes online or by post"), default=False)
    needs_no_presence = models.BooleanField(_("nobody has to come"), default=False)

    class Meta(Orderable.Meta):
        verbose_name = _("claim of an online service")
        verbose_name_plural = _("claims of an online service")

    def clean(self):
        """A claim needs all the evidence of its form of service (docs/national-record.md)."""
        lacking = [field.verbose_name for field in self._meta.fields if self._lacks(field.name)]
        if lacking:
            words = ", ".join(map(str, lacking))
            raise ValidationError(_("This claim lacks evidence: %(lacking)s.") % {"lacking": words})
        if self.checked_on and self.checked_on > timezone.localdate():
            raise ValidationError({"checked_on": _("This day has not come yet.")})

    def _lacks(self, name):
        needed = {"link_works", "forms_attached"}
        if self.mode == "toan-trinh":
            needed |= {"pays_online", "returns_remotely", "needs_no_presence"}
        return name in needed and not getattr(self, name)

    def lapsed_because(self, has_online, has_link, has_remote_return, day):
        """Why the claim no longer holds on the day, as a sentence; "" while it does."""
        if not has_online:
            return _("The national record no longer names an online way of filing.")
        if not has_link:
            return _("There is no link to file any more.")
        forms = list(self.guide.forms.all())
        if forms and not any(form.is_current(day) for form in forms):
            return _("The forms of the province are no longer in use.")
        if self.mode == "toan-trinh" and not has_remote_return:
            return _("The national record names no return of the result online or by post.")
        if day - self.checked_on > self._HOLDS_FOR:
            return _("It was last checked more than a year ago.")
        return ""
