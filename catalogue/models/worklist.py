"""What offices make of the findings: decisions that outlive every sync, a score a night, how often pages are read."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import NfcTextField


class FindingState(models.TextChoices):
    """How far a finding is; the one that nobody decided about is open."""

    OPEN = "open", _("to do")
    ACCEPTED = "accepted", _("accepted as it is")
    ANSWERED = "answered", _("answered by the province")
    REPORTED = "reported", _("reported to the ministry")


class FindingDecision(models.Model):
    """One decision about a finding; the newest counts, the others stay as its history.

    A sync writes findings anew, so a decision names its finding by what it says: one that says something else is open.
    """

    procedure = models.ForeignKey("catalogue.Procedure", models.CASCADE, related_name="decisions")
    rule = models.CharField(max_length=40)
    where = models.CharField(max_length=120, blank=True)
    detail = NfcTextField(blank=True)
    state = models.CharField(_("decision"), max_length=10, choices=FindingState)
    note = NfcTextField(_("reason or note"), blank=True)
    reported_on = models.DateField(_("day of the letter"), null=True)
    letter = NfcTextField(_("number or channel of the letter"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("decided by"), related_name="+"
    )
    decided_at = models.DateTimeField(_("decided at"), auto_now_add=True)

    class Meta:
        verbose_name = _("decision about a finding")
        verbose_name_plural = _("decisions about findings")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["procedure", "rule"], name="decisions_of_a_finding")]

    def __str__(self):
        return f"{self.get_state_display()}: {self.procedure_id}"


class AgencyScore(models.Model):
    """One night's figures of the procedures that an agency carries out (catalogue/worklist/scores.py)."""

    agency = models.ForeignKey("agencies.Agency", models.CASCADE, related_name="scores")
    day = models.DateField(_("day"))
    procedures = models.PositiveIntegerField(_("procedures"))
    findings = models.PositiveIntegerField(_("findings to do"))
    sound = models.PositiveIntegerField(_("procedures without a finding that citizens feel"))
    fee_known = models.PositiveIntegerField(_("procedures whose fee is known"))
    time_known = models.PositiveIntegerField(_("procedures whose time limit is known"))

    class Meta:
        verbose_name = _("score of an agency")
        verbose_name_plural = _("scores of agencies")
        ordering = ["-day", "agency"]
        constraints = [models.UniqueConstraint(fields=["agency", "day"], name="one_score_a_day")]
        indexes = [models.Index(fields=["day"], name="scores_of_a_day")]

    def __str__(self):
        return f"{self.agency_id} {self.day:%d/%m/%Y}"


class ProcedureViews(models.Model):
    """How often the page of a procedure was read on a day, by people: nothing else is known of them."""

    procedure = models.ForeignKey("catalogue.Procedure", models.CASCADE, related_name="view_counts")
    day = models.DateField()
    views = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["procedure", "day"], name="one_procedure_count_a_day")]
