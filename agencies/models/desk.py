"""Where one goes: the desks at which offices receive files, with the hours at which they are open (E18)."""

from datetime import time

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator, URLValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from core.fields import NfcCharField, NfcTextField
from core.language.text import free_slug, lines, vietnamese_slug
from core.pictures import draw
from search.approved import FindableRecord
from search.documents import remove_documents
from search.rebuild import reindex


class DeskKind(models.TextChoices):
    """What a desk is to a citizen; every commune has one of some kinds."""

    CENTRE = "centre", _("provincial one-stop centre")
    COMMUNE = "commune", _("one-stop desk of a commune")
    POLICE = "police", _("police of a commune")
    LAND = "land", _("land registration office")
    TAX = "tax", _("tax office")
    INSURANCE = "insurance", _("social insurance office")
    OTHER = "other", _("another place")


class Weekday(models.IntegerChoices):
    """The days of a week as date.weekday() counts."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class Desk(FindableRecord, ClusterableModel):
    """A place where files are received; one record feeds every page that says where to go and when it is open."""

    agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name=_("whose desk it is"), related_name="desks"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=DeskKind)
    name = NfcCharField(_("name"), max_length=160)
    slug = models.SlugField(_("address"), max_length=100, unique=True, editable=False)
    communes = ParentalManyToManyField(
        "agencies.Commune",
        verbose_name=_("for whom"),
        blank=True,
        related_name="desks",
        help_text=_("The communes whose people come here; none: the whole province."),
    )
    address = NfcTextField(_("postal address"))
    phone = NfcCharField(_("phone"), max_length=60, blank=True)
    hotline = NfcCharField(_("hotline"), max_length=60, blank=True)
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True,
        validators=[MinValueValidator(8), MaxValueValidator(24)],
    )  # fmt: skip
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True,
        validators=[MinValueValidator(102), MaxValueValidator(115)],
    )  # fmt: skip
    cut_off = models.TimeField(
        _("received on the same day until"),
        null=True,
        blank=True,
        help_text=_("What comes later counts from the next working day; empty: the hour that the law sets."),
    )
    services = NfcTextField(
        _("what is done here"), blank=True, validators=[MaxLengthValidator(2000)], help_text=_("One a line.")
    )
    accessibility = NfcTextField(
        _("for people with disabilities"), blank=True, validators=[MaxLengthValidator(1000)],
        help_text=_("One a line: ramp, parking, who goes first."),
    )  # fmt: skip
    helps_online = models.BooleanField(
        _("somebody helps to file online here"), default=False, help_text=_("For people without a smartphone or VNeID.")
    )
    queue_url = models.URLField(
        _("take a number online"), blank=True, validators=[URLValidator(schemes=["https"])]
    )  # fmt: skip
    photo = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, verbose_name=_("photo"), null=True, blank=True, related_name="+"
    )
    closed_from = models.DateField(
        _("closed for good from"), null=True, blank=True, help_text=_("The first day on which nobody is there.")
    )
    instead = models.ForeignKey(
        "self", models.SET_NULL, verbose_name=_("where to go instead"), null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("desk")
        verbose_name_plural = _("desks")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        """Give a new desk its address, which stays once given."""
        if not self.slug:
            self.slug = free_slug(vietnamese_slug(self.name, 90), set(Desk.objects.values_list("slug", flat=True)))
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("desk", args=[self.slug])

    def clean(self):
        """A point on the map has two numbers."""
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude": _("Latitude and longitude go together.")})

    @transaction.atomic
    def publish(self, *args, **kwargs):
        """Publish with its picture."""
        super().publish(*args, **kwargs)
        draw([self.photo] if self.photo else [])

    @transaction.atomic
    def delete(self, *args, **kwargs):
        """Delete it and its document."""
        remove_documents("desk", [str(self.pk)])
        return super().delete(*args, **kwargs)

    def reindex(self):
        """It is found as long as it is there."""
        reindex("desk", [self.pk])

    @property
    def service_list(self):
        """What is done here, tidied."""
        return lines(self.services)

    @property
    def accessibility_list(self):
        """The notes for people with disabilities, tidied."""
        return lines(self.accessibility)


class DayTimes(Orderable):
    """The hours of a day in two slots; no slot: closed."""

    morning_from = models.TimeField(_("morning from"), null=True, blank=True)
    morning_to = models.TimeField(_("morning to"), null=True, blank=True)
    afternoon_from = models.TimeField(_("afternoon from"), null=True, blank=True)
    afternoon_to = models.TimeField(_("afternoon to"), null=True, blank=True)

    class Meta(Orderable.Meta):
        abstract = True

    @property
    def slots(self) -> tuple[tuple[time, time], ...]:
        """((from, to), …) in the order of the day."""
        both = ((self.morning_from, self.morning_to), (self.afternoon_from, self.afternoon_to))
        return tuple((opens, closes) for opens, closes in both if opens and closes)

    def clean(self):
        """Each slot has a beginning and a later end; the afternoon begins when the morning is over."""
        super().clean()
        for part, opens, closes in (
            ("morning", self.morning_from, self.morning_to), ("afternoon", self.afternoon_from, self.afternoon_to),
        ):  # fmt: skip
            if (opens is None) != (closes is None):
                raise ValidationError({f"{part}_to": _("A slot needs its beginning and its end.")})
            if opens and opens >= closes:
                raise ValidationError({f"{part}_to": _("The end must come after the beginning.")})
        if self.morning_to and self.afternoon_from and self.afternoon_from < self.morning_to:
            raise ValidationError({"afternoon_from": _("The afternoon begins before the morning is over.")})


class DeskHours(DayTimes):
    """The hours of one day of the week."""

    desk = ParentalKey("agencies.Desk", on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(_("day of the week"), choices=Weekday)

    class Meta(DayTimes.Meta):
        verbose_name = _("hours of a day")
        verbose_name_plural = _("hours of the week")
        constraints = [models.UniqueConstraint(fields=["desk", "weekday"], name="one_row_a_weekday")]


class DeskException(DayTimes):
    """Other hours than the week's on a day, or from one day to another; no slot: closed. Holidays need none."""

    desk = ParentalKey("agencies.Desk", on_delete=models.CASCADE, related_name="exceptions")
    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("to"), null=True, blank=True, help_text=_("Empty: this one day."))
    weekday = models.PositiveSmallIntegerField(
        _("only on"), choices=Weekday, null=True, blank=True, help_text=_("Empty: every day.")
    )
    reason = NfcCharField(_("reason"), max_length=160)

    class Meta(DayTimes.Meta):
        verbose_name = _("other hours")
        verbose_name_plural = _("other hours")

    def clean(self):
        """The last day is not before the first."""
        super().clean()
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("This day is before the first one.")})


class CitizenReception(DayTimes):
    """A day of each month on which somebody receives citizens here; on a day off it is the next working day (A12)."""

    desk = ParentalKey("agencies.Desk", on_delete=models.CASCADE, related_name="receptions")
    who = NfcCharField(
        _("who receives"), max_length=160, help_text=_("The office, such as “Chairman of the province”.")
    )
    day_of_month = models.PositiveSmallIntegerField(
        _("on which day of the month"), validators=[MinValueValidator(1), MaxValueValidator(31)]
    )

    class Meta(DayTimes.Meta):
        verbose_name = _("reception of citizens")
        verbose_name_plural = _("receptions of citizens")
