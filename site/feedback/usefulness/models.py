"""Whether readers found a page useful (A15): no address, account, cookie or time of day is kept."""

import re

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import NfcCharField, NfcTextField

TEXT_LENGTH = 500
_SCHEME = re.compile(r"\b[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def unlinked(text):
    """The text with addresses that no program turns into links."""
    return _SCHEME.sub("", text)


class Opinion(models.Model):
    """One answer about the object that a search document names; its text is never public, editors work it off."""

    class State(models.TextChoices):
        """Whether an editor has read the text."""

        NEW = "new", _("new")
        HANDLED = "handled", _("handled")

    kind = models.CharField(_("kind"), max_length=20, editable=False)
    key = models.CharField(max_length=64, editable=False)
    title = NfcCharField(_("about"), max_length=300, editable=False)
    is_useful = models.BooleanField(_("useful"), editable=False)
    text = NfcTextField(_("what readers say"), blank=True, max_length=TEXT_LENGTH, editable=False)
    given_on = models.DateField(_("day"), default=timezone.localdate, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NEW)

    class Meta:
        verbose_name = _("reader's opinion")
        verbose_name_plural = _("readers' opinions")
        ordering = ["-given_on", "-pk"]
        indexes = [models.Index(fields=["kind", "key"], name="opinions_of_an_object")]

    def __str__(self):
        return f"{self.given_on:%d/%m/%Y} {self.title}"[:120]
