"""The list of our own hosts. A name that is forgotten but still points somewhere is one that others take over."""

from datetime import timedelta

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.fields import NfcCharField

# So long before its end a registration, and a certificate, is told to be renewed.
REGISTRATION, CERTIFICATE = timedelta(days=60), timedelta(days=21)
_HOST = RegexValidator(
    r"\A(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]\Z",
    gettext_lazy("Write the name alone, in small letters: congdichvu.tinh.gov.vn"),
)


class Lead(models.TextChoices):
    """What the last check found at a host."""

    WORKS = "works", gettext_lazy("works")
    NOWHERE = "nowhere", gettext_lazy("the name has no address")
    INSIDE = "inside", gettext_lazy("the name leads to an address that is not public")
    SILENT = "silent", gettext_lazy("nothing answers there")
    INSECURE = "insecure", gettext_lazy("certificate not valid")
    FAILS = "fails", gettext_lazy("answers with an error")


class OwnHost(models.Model):
    """A host name of the province; `lead` is empty before the first check."""

    host = models.CharField(gettext_lazy("host name"), max_length=253, unique=True, validators=[_HOST])
    purpose = NfcCharField(gettext_lazy("what it is for"), max_length=200)
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name=gettext_lazy("who answers for it"))
    registered_until = models.DateField(
        gettext_lazy("registered until"),
        null=True,
        blank=True,
        help_text=gettext_lazy("When the registration of its domain ends; empty while nobody has looked it up."),
    )
    is_given_up = models.BooleanField(
        gettext_lazy("given up"),
        default=False,
        help_text=gettext_lazy("Nobody uses it any more: it must lead nowhere. Take its entry out of the name server."),
    )
    checked_at = models.DateTimeField(gettext_lazy("last checked at"), null=True, editable=False)
    lead = models.CharField(
        gettext_lazy("result of the last check"), max_length=10, choices=Lead.choices, blank=True, editable=False
    )
    certified_until = models.DateTimeField(gettext_lazy("certificate valid until"), null=True, editable=False)

    class Meta:
        verbose_name = gettext_lazy("host of the province")
        verbose_name_plural = gettext_lazy("hosts of the province")
        ordering = ["host"]

    def __str__(self):
        return self.host

    def troubles(self):
        """What is wrong with it, in words."""
        if self.is_given_up:
            return [_("given up, but the name still has an address")] if self.lead not in ("", Lead.NOWHERE) else []
        return [*self._of_registration(), *self._of_check()]

    @property
    def trouble(self):
        """All of it in one line, "" when nothing."""
        return "; ".join(self.troubles())

    def _of_registration(self):
        until = self.registered_until
        if until is None:
            yield _("nobody has said until when it is registered")
        elif until < timezone.localdate():
            yield _("the registration ended on %(day)s") % {"day": f"{until:%d/%m/%Y}"}
        elif until < timezone.localdate() + REGISTRATION:
            yield _("the registration ends on %(day)s") % {"day": f"{until:%d/%m/%Y}"}

    def _of_check(self):
        if self.lead and self.lead != Lead.WORKS:
            yield str(Lead(self.lead).label)
        if self.certified_until and self.certified_until < timezone.now() + CERTIFICATE:
            day = f"{timezone.localtime(self.certified_until):%d/%m/%Y}"
            yield _("the certificate ends on %(day)s") % {"day": day}
