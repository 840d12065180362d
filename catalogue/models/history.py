"""What happened to the records: runs, changes, findings."""

from django.db import models
from django.db.models import Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import NfcTextField

# The rule of a finding that no record shows by itself: a national fact changed beneath one of the province.
OWN_FACT_BENEATH = "own_fact_beneath"
# Likewise one of a link for filing that did not open on two nights (the watch notes it).
LINK_DEAD = "link_dead"
# The source of sample records (the demo's): no national ones, and whatever takes their place corrects nothing.
SAMPLE_SOURCE = "dữ liệu mẫu"


class SyncRunQuerySet(models.QuerySet):
    """Which runs are meant."""

    def replacing_samples(self):
        """Those that put national records in the place of samples: up to the first that came to its end."""
        begun = SyncRun.objects.order_by("pk").values("source")[:1]
        finished = SyncRun.objects.exclude(source=SAMPLE_SOURCE).exclude(finished_at=None).order_by("pk")
        first = Coalesce(Subquery(finished.values("pk")[:1]), models.F("pk"))
        national = self.exclude(source=SAMPLE_SOURCE).alias(begun=Subquery(begun))
        return national.filter(begun=SAMPLE_SOURCE, pk__lte=first)


class SyncRun(models.Model):
    """One run of sync_procedures: what it read and what it did."""

    source = models.TextField(_("source"))
    scope = models.CharField(_("scope"), max_length=20)
    is_full = models.BooleanField(_("whole source"), default=False)
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"), null=True)
    counts = models.JSONField(_("counts"), default=dict)
    findings = models.JSONField(_("findings by rule"), default=dict)
    refused = models.JSONField(_("refused records"), default=list)
    resume = models.JSONField(_("where to go on"), default=dict)

    objects = SyncRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("sync run")
        verbose_name_plural = _("sync runs")
        ordering = ["-started_at"]

    def __str__(self):
        return f"{timezone.localtime(self.started_at):%d/%m/%Y %H:%M}"


class PageAudit(models.Model):
    """One night's look over all pages of procedures: how many were seen, faults by check, a few codes of each."""

    at = models.DateTimeField(_("at"), auto_now_add=True)
    pages = models.PositiveIntegerField(_("pages read"))
    faults = models.JSONField(_("faults by check"), default=dict)
    examples = models.JSONField(_("examples"), default=dict)

    class Meta:
        verbose_name = _("audit of the pages")
        verbose_name_plural = _("audits of the pages")
        ordering = ["-at"]

    def __str__(self):
        return f"{timezone.localtime(self.at):%d/%m/%Y %H:%M}"


class ProcedureChangeQuerySet(models.QuerySet):
    """Which changes are meant."""

    def of_the_record(self):
        """Those that happened to the record itself: not the samples before it, nor that it took their place."""
        of_samples = models.Q(source=SAMPLE_SOURCE) & ~models.Q(procedure__source=SAMPLE_SOURCE)
        return self.exclude(run__in=SyncRun.objects.replacing_samples()).exclude(of_samples)


class ProcedureChange(models.Model):
    """One fact that changed at the source: where in the record, from what, to what."""

    procedure = models.ForeignKey("catalogue.Procedure", models.CASCADE, related_name="changes")
    run = models.ForeignKey("catalogue.SyncRun", models.SET_NULL, null=True, related_name="changes")
    at = models.DateTimeField(_("at"))
    source = models.TextField(_("source"))
    field = models.TextField(_("fact"))
    old = NfcTextField(_("from"), blank=True)
    new = NfcTextField(_("to"), blank=True)

    objects = ProcedureChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a procedure")
        verbose_name_plural = _("changes of procedures")
        ordering = ["-at", "pk"]
        indexes = [models.Index(fields=["-at", "id"], name="change_newest_first")]

    def __str__(self):
        return f"{self.procedure_id} {self.field}"


class Finding(models.Model):
    """Something missing, stale or contradictory in a record; shown to editors, never repaired by the machine."""

    procedure = models.ForeignKey(
        "catalogue.Procedure", models.CASCADE, related_name="findings", verbose_name=_("procedure")
    )
    rule = models.CharField(_("rule"), max_length=40, db_index=True)
    where = models.CharField(_("where"), max_length=120, blank=True)
    detail = NfcTextField(_("detail"), blank=True)

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["rule", "pk"]

    def __str__(self):
        return f"{self.rule}: {self.detail}"
