"""The record of an administrative procedure: national facts, written by the sync alone."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from core.fields import NfcTextField


class ServiceMode(models.TextChoices):
    """Form of the online service (docs/national-record.md), as the national record claims it."""

    FULL = "toan-trinh", _("Fully online")
    PARTIAL = "mot-phan", _("Partly online")
    NONE = "truc-tiep", _("Not online")


class ProcedureQuerySet(models.QuerySet):
    """Procedures as lists need them."""

    def in_force(self):
        """Neither withdrawn nor abolished."""
        return self.filter(withdrawn_on=None)


class Procedure(ClusterableModel):
    """An administrative procedure (thủ tục hành chính), identified by the national UUID, never by its code.

    Text is the source's in NFC; values parsed from it stand beside it. `extra` holds what the source says
    and no column knows, so that nothing is lost when the national record grows a field.
    """

    national_id = models.CharField(_("national id"), max_length=64, unique=True)
    code = NfcTextField(_("code"), db_index=True)
    code_verbatim = models.TextField(_("code as received"))
    official_name = NfcTextField(_("official name"))
    name_verbatim = models.TextField(_("name as received"))
    slug = models.SlugField(_("address"), max_length=100, editable=False)

    record_type = NfcTextField(_("record type"))
    kind = NfcTextField(_("kind of regulation"))
    upstream_state = NfcTextField(_("state at the source"))
    is_internal = models.BooleanField(_("between agencies only"), default=False)
    is_for_ministry = models.BooleanField(_("ministry level"), default=False)
    is_for_province = models.BooleanField(_("province level"), default=False)
    is_for_commune = models.BooleanField(_("commune level"), default=False)
    is_for_other_body = models.BooleanField(_("other bodies"), default=False)
    is_tier_undetermined = models.BooleanField(_("level not determined"), default=False)
    is_vertical = models.BooleanField(_("vertical agency"), default=False)
    is_full_online = models.BooleanField(_("claimed fully online"), default=False)
    is_shared_service = models.BooleanField(_("shared service"), default=False)
    is_offline_only = models.BooleanField(_("offline only"), default=False)
    is_non_territorial = models.BooleanField(_("at any office"), default=False)
    service_mode = models.CharField(_("online service"), max_length=12, choices=ServiceMode, default=ServiceMode.NONE)

    area = models.ForeignKey(
        "catalogue.SubjectArea", models.PROTECT, verbose_name=_("area"), null=True, related_name="procedures"
    )
    audiences = models.ManyToManyField("catalogue.Audience", verbose_name=_("audiences"), related_name="procedures")
    life_events = models.ManyToManyField(
        "catalogue.LifeEvent", verbose_name=_("life events"), related_name="procedures"
    )

    requirements = NfcTextField(_("conditions"), blank=True)
    note = NfcTextField(_("note"), blank=True)
    keywords = NfcTextField(_("keywords"), blank=True)
    receiving_address = NfcTextField(_("receiving address"), blank=True)
    implementing_text = NfcTextField(_("implementing agencies as received"), blank=True)
    competent_text = NfcTextField(_("competent agencies as received"), blank=True)
    authorized_text = NfcTextField(_("authorised agencies as received"), blank=True)
    coordinating_text = NfcTextField(_("coordinating agencies as received"), blank=True)

    promulgator = models.ForeignKey(
        "agencies.NationalIdentity", models.PROTECT, verbose_name=_("promulgator"), null=True, related_name="+"
    )
    decision_issuer = models.ForeignKey(
        "agencies.NationalIdentity", models.PROTECT, verbose_name=_("issued by"), null=True, related_name="+"
    )
    decision_id = models.CharField(_("decision id"), max_length=64, blank=True)
    decision_number = NfcTextField(_("decision number"), blank=True)
    decision_type = NfcTextField(_("decision type"), blank=True)
    decision_at = models.DateTimeField(_("decided at"), null=True)
    decision_published_at = models.DateTimeField(_("decision published at"), null=True)
    national_created_at = models.DateTimeField(_("created at the source"), null=True)
    national_updated_at = models.DateTimeField(_("updated at the source"), null=True)
    extra = models.JSONField(_("facts without a column"), default=dict)

    source = models.CharField(_("source"), max_length=200)
    source_hash = models.CharField(_("digest of the source record"), max_length=64)
    compared_at = models.DateTimeField(_("compared at"))
    changed_at = models.DateTimeField(_("facts changed at"))
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, db_index=True)

    objects = ProcedureQuerySet.as_manager()

    class Meta:
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")
        ordering = ["code", "pk"]
        constraints = [models.UniqueConstraint(fields=["code", "slug"], name="one_address_each")]

    def __str__(self):
        return f"{self.code} {self.official_name}"[:200]

    def get_absolute_url(self):
        return reverse("procedure", args=[self.code, self.slug])

    @property
    def title(self):
        """The province's plain title where its guide is published, else the official name."""
        guide = getattr(self, "guide", None)
        return guide.title if guide and guide.live and guide.title else self.official_name

    @property
    def tiers(self):
        """The levels that carry the procedure out, a set in the order of government."""
        flags = [
            (self.is_for_ministry, "ministry"),
            (self.is_for_province, "province"),
            (self.is_for_commune, "commune"),
            (self.is_for_other_body, "other"),
        ]
        return [tier for flag, tier in flags if flag]
