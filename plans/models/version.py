"""The published versions of a plan: nothing published disappears."""

import hashlib
import json

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from core.approval import words
from core.fields import NfcTextField

# What belongs to the page of today, whichever version is read.
_PLACE = ("path", "depth", "url_path", "slug", "live", "last_published_at")


class PlanVersion(models.Model):
    """One publication of a plan: who wrote and who approved it, and the hash of its words. PROTECT keeps both."""

    plan = models.ForeignKey("plans.PlanPage", models.PROTECT, related_name="versions", verbose_name=_("plan"))
    number = models.PositiveSmallIntegerField(_("number"))
    revision = models.OneToOneField("wagtailcore.Revision", models.PROTECT, related_name="+")
    content_hash = models.CharField(_("SHA-256 of the content"), max_length=64)
    written_by = NfcTextField(_("written by"))
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("approved by")
    )
    approved_at = models.DateTimeField(_("approved at"), auto_now_add=True)

    class Meta:
        verbose_name = _("published version")
        verbose_name_plural = _("published versions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="one_version_of_a_number")]

    def __str__(self):
        return f"{self.plan} ({self.number})"

    def page(self):
        """The plan as it was approved, with its rows at hand: the same few queries however many targets it has."""
        plan = type(self.plan).from_serializable_data(self.revision.content, check_fks=False, strict_fks=False)
        for name in _PLACE:
            setattr(plan, name, getattr(self.plan, name))
        rows = [plan, *plan.targets.all()]
        agencies = Agency.objects.in_bulk({row.agency_id for row in rows} - {None})
        for row in rows:
            row.agency = agencies.get(row.agency_id)
        return plan

    def is_intact(self):
        """Whether the words are still those that were approved."""
        return content_hash(self.revision) == self.content_hash


class VersionHold(models.Model):
    """Something of the portal that a published version names; PROTECT keeps it, or the version could not be read."""

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="holds")
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+", null=True)
    act = models.ForeignKey("agencies.LegalAct", models.PROTECT, related_name="+", null=True)
    field = models.ForeignKey("plans.PlanField", models.PROTECT, related_name="+", null=True)
    document = models.ForeignKey("wagtaildocs.Document", models.PROTECT, related_name="+", null=True)


def named_in(content):
    """{(field of a VersionHold, pk)} of what the content of a revision names."""
    found = {
        ("agency", content.get("agency")),
        ("field", content.get("field")),
        ("document", content.get("signed_file")),
    }
    found |= {("agency", row.get("agency")) for row in content.get("targets", ())}
    found |= {("act", row.get("act")) for row in content.get("bases", ())}
    return {(name, pk) for name, pk in found if pk}


def content_hash(revision):
    """SHA-256 of what people wrote in a version; the row numbers of the database are not theirs."""
    content = json.dumps(_bare(words(revision)), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def _bare(value):
    if isinstance(value, dict):
        return {key: _bare(part) for key, part in value.items() if key != "pk"}
    return [_bare(part) for part in value] if isinstance(value, list) else value
