"""The announcement that the portal or a service will stop for a while (A14)."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.approval import ApprovedRecord
from core.fields import NfcCharField, NfcTextField
from core.generation import changes_at
from core.web.cache import Cached

from .ahead import refusal


class ServiceNotice(ApprovedRecord):
    """What stops, from when, until when; shown on every page from publication to the end."""

    title = NfcCharField(_("title"), max_length=110)
    affected = NfcTextField(
        _("what is affected"), validators=[MaxLengthValidator(300)], help_text=_("What one cannot do, and what to do.")
    )
    starts_at = models.DateTimeField(_("suspended from"))
    expected_end_at = models.DateTimeField(_("expected to work again"))
    is_planned = models.BooleanField(
        _("planned"), default=True, help_text=_("Untick it for a fault that has happened already.")
    )
    is_force_majeure = models.BooleanField(
        _("force majeure"), default=False, help_text=_("Only with this a planned suspension may be announced late.")
    )
    reason = NfcTextField(_("reason of force majeure"), blank=True, validators=[MaxLengthValidator(500)])

    class Meta:
        verbose_name = _("notice of suspension")
        verbose_name_plural = _("notices of suspension")
        ordering = ["-starts_at"]

    def __str__(self):
        return self.title

    def clean(self):
        """The end comes after the start, force majeure has its reason, a planned suspension is announced in time."""
        super().clean()
        if not (self.starts_at and self.expected_end_at):
            return
        if self.expected_end_at <= self.starts_at:
            raise ValidationError({"expected_end_at": _("The end must come after the start.")})
        if self.is_force_majeure and not self.reason.strip():
            raise ValidationError({"reason": _("Say what happened: force majeure needs its reason.")})
        if self.is_planned and not self.is_force_majeure and not self._is_announced():
            announced_at = max(filter(None, (timezone.now(), self.go_live_at)))
            if message := refusal(announced_at, self.starts_at):
                raise ValidationError({"starts_at": message})

    def publication_problems(self):
        """Days have passed since it was written: what the form checked is checked again at approval."""
        try:
            self.clean()
        except ValidationError as refused:
            return refused.messages
        return []

    def _is_announced(self):
        """Whether this very start is public already: a later end or better words need no new announcement."""
        return ServiceNotice.objects.filter(pk=self.pk, live=True, starts_at=self.starts_at).exists()

    def get_preview_template(self, request, mode_name):
        return "home/notice_preview.html"


def _published():
    notices = ServiceNotice.objects.filter(live=True, expected_end_at__gt=timezone.now())
    return tuple(notices.order_by("starts_at", "pk"))


# The notices that are public now or will be; every page asks for them.
published_notices = Cached(_published)


@changes_at
def _next_end(now):
    """When the next banner goes."""
    ahead = ServiceNotice.objects.filter(live=True, expected_end_at__gt=now)
    return ahead.aggregate(models.Min("expected_end_at"))["expected_end_at__min"]
