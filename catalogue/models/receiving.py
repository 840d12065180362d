"""Which desks receive which files, where the national record alone does not tell (E18)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel

from agencies.models import DeskKind
from search.approved import FindableRecord
from search.rebuild import reindex

from .procedure import Procedure


class ReceivingTier(models.TextChoices):
    """All files that one level of government decides."""

    PROVINCE = "province", _("all of the province level")
    COMMUNE = "commune", _("all of the commune level")


class ReceivingRule(FindableRecord, ClusterableModel):
    """The desks of a procedure, of an area, or (where the record names no office) of a level; the narrowest speaks."""

    procedure = models.ForeignKey(
        "catalogue.Procedure", models.CASCADE, verbose_name=_("procedure"), null=True, blank=True, related_name="+"
    )
    area = models.ForeignKey(
        "catalogue.SubjectArea", models.CASCADE, verbose_name=_("area"), null=True, blank=True, related_name="+"
    )
    tier = models.CharField(_("level"), max_length=8, choices=ReceivingTier, blank=True)
    kind = models.CharField(
        _("desks of this kind"), max_length=10, choices=DeskKind, blank=True,
        help_text=_("Everybody goes to the one of the commune where they live."),
    )  # fmt: skip
    desks = ParentalManyToManyField("agencies.Desk", verbose_name=_("named desks"), blank=True, related_name="+")

    class Meta:
        verbose_name = _("rule of where to go")
        verbose_name_plural = _("rules of where to go")
        ordering = ["pk"]

    def __str__(self):
        return str(self.procedure or self.area or self.get_tier_display())

    def clean(self):
        """It speaks of one thing, and names where to go."""
        super().clean()
        if sum(map(bool, (self.procedure_id, self.area_id, self.tier))) != 1:
            raise ValidationError({"tier": _("Choose one of these: a procedure, an area, or a level.")})

    def publication_problems(self):
        """A rule that names nobody sends nobody anywhere."""
        return [] if self.kind or self.desks.all() else [_("Say where to go: a kind of desk, or desks by name.")]

    def reindex(self):
        """The procedures that it speaks of are found under their desks."""
        flags = {ReceivingTier.PROVINCE: Q(is_for_province=True), ReceivingTier.COMMUNE: Q(is_for_commune=True)}
        spoken_of = flags.get(self.tier) or (Q(area=self.area_id) if self.area_id else Q(pk=self.procedure_id))
        reindex("procedure", list(Procedure.objects.filter(spoken_of).values_list("pk", flat=True)))
