"""What the province adds to a national record, in its own words."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel

from core.fields import NfcCharField, NfcTextField
from core.language.text import lines
from search.approved import FindableRecord
from search.rebuild import reindex

from .history import OWN_FACT_BENEATH
from .own_facts import PresenceReason


class ProcedureGuide(FindableRecord, ClusterableModel):
    """Plain title, aliases and tips for one procedure ("Bổ sung của tỉnh"); no sync ever writes it.

    Plain text throughout, so that nothing hidden can be entered (I7).
    """

    procedure = models.OneToOneField(
        "catalogue.Procedure", models.CASCADE, verbose_name=_("procedure"), related_name="guide"
    )
    title = NfcCharField(
        _("plain title"), max_length=110, blank=True, help_text=_("As citizens would say it, verb first.")
    )
    summary = NfcTextField(
        _("what it is, for whom"),
        blank=True,
        validators=[MaxLengthValidator(400)],
        help_text=_("One or two sentences."),
    )
    aliases = NfcTextField(
        _("aliases"),
        blank=True,
        validators=[MaxLengthValidator(2000)],
        help_text=_("Everyday words and situations that people type, one a line; search weighs them like the title."),
    )
    tips = NfcTextField(_("tips"), blank=True, validators=[MaxLengthValidator(2000)], help_text=_("One a line."))
    presence_reason = NfcCharField(
        _("why one must still come"), max_length=10, choices=PresenceReason.choices, blank=True
    )
    presence_basis = NfcCharField(
        _("by which article"), max_length=160, blank=True, help_text=_("Article, decree or circular with number.")
    )
    afterwards = NfcTextField(
        _("what comes after"),
        blank=True,
        validators=[MaxLengthValidator(1000)],
        help_text=_("One a line: what to do with the result, which procedure follows."),
    )
    life_events = ParentalManyToManyField(
        "catalogue.LifeEvent", verbose_name=_("life events"), blank=True, related_name="guides"
    )
    replaced_by = models.ForeignKey(
        "catalogue.Procedure",
        models.SET_NULL,
        verbose_name=_("replaced by"),
        null=True,
        blank=True,
        related_name="replaces",
        help_text=_("For a withdrawn procedure: the one that citizens use now."),
    )

    class Meta:
        verbose_name = _("procedure guide")
        verbose_name_plural = _("procedure guides")
        ordering = ["title"]

    def __str__(self):
        return self.title or str(self.procedure)

    @transaction.atomic
    def publish(self, *args, **kwargs):
        """Publish; whoever does it anew has seen what the national record says now.

        One that waits for its hour is not seen yet.
        """
        rows = ProcedureGuide.objects.filter(pk=self.pk).values_list("last_published_at")
        before = rows.first()
        super().publish(*args, **kwargs)
        if rows.first() != before:
            self.procedure.findings.filter(rule=OWN_FACT_BENEATH).delete()

    def reindex(self):
        """The procedure is found by its words."""
        reindex("procedure", [self.procedure_id])

    def clean(self):
        """A reason to come needs its article (E13)."""
        super().clean()
        if bool(self.presence_reason) != bool(self.presence_basis.strip()):
            raise ValidationError({"presence_basis": _("A reason to come and its article go together.")})

    @property
    def afterwards_list(self):
        """What comes after, tidied."""
        return lines(self.afterwards)

    @property
    def alias_list(self):
        """The aliases, tidied."""
        return lines(self.aliases)

    @property
    def tip_list(self):
        """The tips, tidied."""
        return lines(self.tips)
