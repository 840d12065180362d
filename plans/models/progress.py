"""What was reported on targets: rows that are added and decided, never changed or removed (D3)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from core.fields import NfcCharField, NfcTextField
from core.generation import PublicRecord, changed

from .journal import JournalQuerySet, JournalRow


def _user(label, **options):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=label, **options
    )


class ReportingPeriod(PublicRecord):
    """A period (kỳ báo cáo) of a plan; once locked nothing is reported into it any more."""

    plan = models.ForeignKey(
        "plans.PlanPage", models.PROTECT, related_name="periods", verbose_name=gettext_lazy("plan")
    )
    starts_on = models.DateField(gettext_lazy("first day"))
    ends_on = models.DateField(gettext_lazy("last day"))
    due_on = models.DateField(gettext_lazy("reports due on"))
    locked_at = models.DateTimeField(gettext_lazy("locked at"), null=True, editable=False)
    locked_by = _user(gettext_lazy("locked by"), editable=False)

    class Meta:
        verbose_name = gettext_lazy("reporting period")
        verbose_name_plural = gettext_lazy("reporting periods")
        ordering = ["plan", "starts_on"]

    def __str__(self):
        return f"{_short(self.starts_on)} – {_short(self.ends_on)}"

    def clean(self):
        super().clean()
        if not (self.plan_id and self.starts_on and self.ends_on and self.due_on):
            return
        if self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The period ends before it begins.")})
        if self.due_on < self.ends_on:
            raise ValidationError({"due_on": _("Reports cannot be due before the period ends.")})
        others = ReportingPeriod.objects.filter(plan=self.plan_id).exclude(pk=self.pk)
        if over := others.filter(starts_on__lte=self.ends_on, ends_on__gte=self.starts_on).first():
            raise ValidationError({"starts_on": _("The period overlaps with %(period)s.") % {"period": over}})

    @property
    def is_locked(self):
        return self.locked_at is not None


class ReportQuerySet(JournalQuerySet):
    """Reports by what became of them."""

    def waiting(self):
        """Neither approved nor refused."""
        return self.filter(approved_at=None, refused_at=None)

    def effective(self):
        """Approved and not corrected by an approved report: what counts."""
        return self.exclude(approved_at=None).exclude(Q(corrections__approved_at__isnull=False))


class ProgressReport(JournalRow):
    """A value of a target at a date, with its evidence; a correction is a new report that names the old.

    Without an author the portal measured it itself, by a figure of the catalogue that the approved plan names:
    `how` and `query` say what was counted.
    """

    target = models.ForeignKey(
        "plans.Target", models.PROTECT, related_name="reports", verbose_name=gettext_lazy("target")
    )
    period = models.ForeignKey(
        "plans.ReportingPeriod", models.PROTECT, related_name="reports", null=True, verbose_name=gettext_lazy("period")
    )
    value = models.DecimalField(gettext_lazy("value"), max_digits=19, decimal_places=4)
    as_of = models.DateField(gettext_lazy("as of"))
    source = NfcCharField(gettext_lazy("source"), max_length=300, blank=True)
    source_url = models.URLField(gettext_lazy("address of the source"), max_length=500, blank=True)
    document = models.ForeignKey(
        "wagtaildocs.Document",
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=gettext_lazy("file"),
    )
    note = NfcTextField(gettext_lazy("note"), blank=True)
    how = NfcTextField(gettext_lazy("how it was counted"), blank=True)
    query = models.CharField(gettext_lazy("what was counted"), max_length=500, blank=True)
    corrects = models.ForeignKey(
        "self", models.PROTECT, related_name="corrections", null=True, blank=True, verbose_name=gettext_lazy("corrects")
    )
    author = _user(gettext_lazy("reported by"))
    created_at = models.DateTimeField(gettext_lazy("reported at"), default=timezone.now, editable=False)
    approved_by = _user(gettext_lazy("approved by"))
    approved_at = models.DateTimeField(gettext_lazy("approved at"), null=True)
    refused_by = _user(gettext_lazy("refused by"))
    refused_at = models.DateTimeField(gettext_lazy("refused at"), null=True)
    refusal = NfcTextField(gettext_lazy("why it was refused"), blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("progress report")
        verbose_name_plural = gettext_lazy("progress reports")
        ordering = ["as_of", "pk"]
        indexes = [models.Index(fields=["target", "-as_of"], name="report_of_target")]
        constraints = [
            models.CheckConstraint(
                condition=Q(author=None) | Q(approved_by=None) | ~Q(approved_by=F("author")),
                name="approved_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None) | Q(approved_by__isnull=False) | Q(author=None),
                name="approved_by_somebody",
            ),
            models.CheckConstraint(condition=Q(approved_at=None) | Q(refused_at=None), name="approved_or_refused"),
            models.UniqueConstraint(
                fields=["corrects"], condition=Q(approved_at__isnull=False), name="one_approved_correction"
            ),
        ]
        permissions = [("approve_progressreport", gettext_noop("Can approve progress reports"))]

    def __str__(self):
        return f"{self.target} ({_short(self.as_of)})"

    @transaction.atomic
    def save(self, **kwargs):
        """Add it; one that is approved from the start, as the portal's own are, counts at once."""
        super().save(**kwargs)
        if self.approved_at:
            changed()

    @property
    def is_measured(self):
        """Whether the portal counted it itself."""
        return self.author_id is None

    @property
    def days_late(self):
        """By how many days it was handed in after its period's deadline; 0 when in time."""
        return max(0, (timezone.localdate(self.created_at) - self.period.due_on).days) if self.period_id else 0


def _short(day):
    return date_format(day, "SHORT_DATE_FORMAT")
