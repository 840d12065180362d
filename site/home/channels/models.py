"""The channels by which the province speaks; whatever is not listed is not official (A4)."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator, validate_email
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import NfcCharField
from core.generation import PublicRecord
from search.documents import remove_documents
from search.rebuild import reindex

# Not checked for so long, a channel is listed as stale to the editors.
STALE_AFTER = timedelta(days=180)


class Kind(models.TextChoices):
    """What kind of channel it is, in the order of the page."""

    PORTAL = "portal", _("Portals")
    APP = "app", _("Apps")
    SOCIAL = "social", _("Social networks")
    HOTLINE = "hotline", _("Hotlines")
    EMAIL = "email", _("E-mail")


_web = URLValidator(schemes=["https"], message=_("Write the whole address, beginning with https://."))
_phone = RegexValidator(r"^\+?\d[\d .]{2,19}$", message=_("Write a phone number: digits, spaces and dots."))
_ADDRESSES = {Kind.HOTLINE: _phone, Kind.EMAIL: validate_email}


class ChannelQuerySet(models.QuerySet):
    """Channels by when they were checked."""

    def stale(self):
        """Those that nobody has checked for long."""
        return self.filter(checked_on__lt=timezone.localdate() - STALE_AFTER)


class OfficialChannel(PublicRecord):
    """One address or number by which an agency may be trusted to speak, as checked on a day."""

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = NfcCharField(_("name"), max_length=160)
    address = NfcCharField(
        _("address or number"), max_length=300, help_text=_("A web address with https://, a phone number or an e-mail.")
    )
    owner = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name=_("responsible agency"), related_name="channels"
    )
    checked_on = models.DateField(_("checked on"), help_text=_("When somebody made sure that it works and is ours."))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = ChannelQuerySet.as_manager()

    class Meta:
        verbose_name = _("official channel")
        verbose_name_plural = _("official channels")
        ordering = ["position", "name", "pk"]

    def __str__(self):
        return self.name

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Save it and its document, together or not at all."""
        super().save(*args, **kwargs)
        reindex("channel", [self.pk])

    @transaction.atomic
    def delete(self, *args, **kwargs):
        """Delete it and its document, together or not at all."""
        key = str(self.pk)
        deleted = super().delete(*args, **kwargs)
        remove_documents("channel", [key])
        return deleted

    def clean(self):
        """The address fits the kind, nobody has checked it in the future."""
        try:
            _ADDRESSES.get(self.kind, _web)(self.address)
        except ValidationError as refused:
            raise ValidationError({"address": refused.messages})
        if self.checked_on and self.checked_on > timezone.localdate():
            raise ValidationError({"checked_on": _("This day is still to come. Write the day of the last check.")})

    @property
    def url(self):
        """Where the address leads."""
        schemes = {Kind.EMAIL: f"mailto:{self.address}", Kind.HOTLINE: f"tel:{self.address}".translate(_SPACES)}
        return schemes.get(self.kind, self.address)

    @property
    def is_stale(self):
        """Whether nobody has checked it for long."""
        return self.checked_on < timezone.localdate() - STALE_AFTER


_SPACES = str.maketrans("", "", " .")
