"""A life event as a path: the steps in the order in which one takes them (C7, E19)."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from core.fields import NfcCharField, NfcTextField
from core.language.text import lines
from search.approved import FindableRecord
from search.rebuild import reindex

_CODE = re.compile(r"\d\.\d{6}")


class EventGuide(FindableRecord, ClusterableModel):
    """What to do in a life event, in which order, in the province's words; drafted and approved."""

    event = models.OneToOneField(
        "catalogue.LifeEvent", models.CASCADE, verbose_name=_("life event"), related_name="path"
    )
    summary = NfcTextField(
        _("what it is, for whom"), validators=[MaxLengthValidator(300)], help_text=_("One or two sentences.")
    )
    aliases = NfcTextField(
        _("aliases"),
        blank=True,
        validators=[MaxLengthValidator(2000)],
        help_text=_("Everyday words and situations that people type, one a line; search weighs them like the title."),
    )
    afterwards = NfcTextField(
        _("what comes after"),
        blank=True,
        validators=[MaxLengthValidator(1000)],
        help_text=_("One a line: what is still to do when the steps are done."),
    )

    class Meta:
        verbose_name = _("guide by life event")
        verbose_name_plural = _("guides by life event")
        ordering = ["event__kind", "event__position", "event__name"]

    def __str__(self):
        return str(self.event)

    def reindex(self):
        """The event is found by its words; without them by its name alone."""
        reindex("guide", [self.event_id])


class EventStep(Orderable):
    """One step: a procedure by its national code, or something to do that is no procedure.

    The code is no foreign key: a procedure that is withdrawn or not there yet leaves its step out, and one that comes
    with a later sync brings it back.
    """

    guide = ParentalKey("catalogue.EventGuide", related_name="steps")
    title = NfcCharField(_("in short"), max_length=60, help_text=_("Two to six words, such as “Khai sinh”."))
    code = models.CharField(
        _("code of the procedure"), max_length=20, blank=True, help_text=_("Empty: a step that is no procedure.")
    )
    note = NfcTextField(
        _("when, for whom"), blank=True, validators=[MaxLengthValidator(300)], help_text=_("One or two sentences.")
    )
    cases = NfcTextField(
        _("only in these cases"),
        blank=True,
        validators=[MaxLengthValidator(300)],
        help_text=_("One a line, such as “Sinh trong nước”; readers choose among them. Empty: for everybody."),
    )
    is_bundle = models.BooleanField(
        _("does several steps in one go"), default=False, help_text=_("Shown before the others.")
    )
    is_bundled = models.BooleanField(_("such a bundle does this step too"), default=False)
    is_alternative = models.BooleanField(_("instead of the step above"), default=False)
    is_optional = models.BooleanField(_("not everybody needs it"), default=False)

    class Meta(Orderable.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self):
        return self.title

    def clean(self):
        """A code has the form of codes; a bundle is a procedure."""
        super().clean()
        self.code = self.code.strip()
        if self.code and not _CODE.fullmatch(self.code):
            raise ValidationError({"code": _("Write the code as on the national portal, such as 1.001193.")})
        if self.is_bundle and (self.is_bundled or not self.code):
            raise ValidationError({"is_bundle": _("A bundle is a procedure with a code and is in no other bundle.")})

    @property
    def case_list(self):
        """The cases, tidied."""
        return lines(self.cases)
