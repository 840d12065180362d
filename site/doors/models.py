"""What is on record of the doors: second factors that were reset, locks that were lifted; and letters to be sent."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

_OPEN = timedelta(days=3)


def _person(name, related, **options):
    given = {"on_delete": models.PROTECT, "related_name": related, "verbose_name": name} | options
    return models.ForeignKey(settings.AUTH_USER_MODEL, **given)


class RecoveryQuerySet(models.QuerySet):
    """Recoveries by their state."""

    def open(self):
        """Asked for, not decided, not too old."""
        return self.filter(decided_at=None, asked_at__gt=timezone.now() - _OPEN)


class Recovery(models.Model):
    """Somebody's second factor is to be reset: one administrator asks, another one decides.

    Without `asked_by` and `decided_by` it was done on the server by hand (`manage.py reset_second_factor`).
    """

    person = _person(_("person"), "recoveries")
    reason = models.TextField(_("reason"))
    asked_by = _person(_("asked by"), "+", null=True)
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    decided_by = _person(_("decided by"), "+", null=True)
    decided_at = models.DateTimeField(_("decided at"), null=True)
    is_done = models.BooleanField(_("reset"), default=False)

    objects = RecoveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("reset of a second factor")
        verbose_name_plural = _("resets of second factors")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(decided_at=None), name="one_open_recovery_a_person"),
            models.CheckConstraint(
                condition=Q(is_done=False)
                | Q(asked_by=None, decided_by=None)
                | (
                    Q(asked_by__isnull=False, decided_by__isnull=False)
                    & ~Q(decided_by=F("asked_by"))
                    & ~Q(decided_by=F("person"))
                    & ~Q(asked_by=F("person"))
                ),
                name="recovered_by_two_others",
            ),
        ]

    def __str__(self):
        return f"{self.person}, {timezone.localtime(self.asked_at):%d/%m/%Y}"

    @property
    def is_open(self):
        """Whether it waits for the second administrator."""
        return self.decided_at is None and self.asked_at > timezone.now() - _OPEN


class Unlocking(models.Model):
    """A lock after wrong passwords was lifted before its time: of a person, or of an address."""

    person = _person(_("person"), "+", null=True)
    address = models.GenericIPAddressField(_("address"), null=True)
    reason = models.TextField(_("reason"))
    unlocked_by = _person(_("unlocked by"), "+")
    unlocked_at = models.DateTimeField(_("unlocked at"), default=timezone.now)

    class Meta:
        verbose_name = _("lifted lock")
        verbose_name_plural = _("lifted locks")
        ordering = ["-unlocked_at", "-pk"]

    def __str__(self):
        return f"{self.person or self.address}, {timezone.localtime(self.unlocked_at):%d/%m/%Y}"


class PasswordLetter(models.Model):
    """Somebody typed this address to get a link for a new password; the clock looks whose it is and sends it."""

    email = models.EmailField(_("e-mail"), unique=True)
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent at"), null=True)

    class Meta:
        verbose_name = _("letter with a link for a new password")
        verbose_name_plural = _("letters with a link for a new password")

    def __str__(self):
        return f"{timezone.localtime(self.asked_at):%d/%m/%Y}"
