"""Rows of a plan besides its targets: phases, legal bases, older plans, procedures concerned."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from core.fields import NfcTextField


class Phase(Orderable):
    """A part of the plan's period (giai đoạn); a target belongs to the phase in which it is due."""

    plan = ParentalKey("plans.PlanPage", related_name="phases")
    starts_on = models.DateField(gettext_lazy("first day"))
    ends_on = models.DateField(gettext_lazy("last day"))
    orientation = NfcTextField(gettext_lazy("orientation"), blank=True)

    class Meta(Orderable.Meta):
        verbose_name = gettext_lazy("phase")
        verbose_name_plural = gettext_lazy("phases")

    def clean(self):
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on <= self.starts_on:
            raise ValidationError({"ends_on": _("The phase ends before it begins.")})


class LegalBasis(Orderable):
    """A legal act on which the plan rests, shared with the procedures that cite it."""

    plan = ParentalKey("plans.PlanPage", related_name="bases")
    act = models.ForeignKey(
        "agencies.LegalAct", models.PROTECT, related_name="plan_bases", verbose_name=gettext_lazy("legal act")
    )

    class Meta(Orderable.Meta):
        verbose_name = gettext_lazy("legal basis")
        verbose_name_plural = gettext_lazy("legal bases")


class RelationQuerySet(models.QuerySet):
    """Relations between plans by what holds of them."""

    def replacing(self, day):
        """Those of public plans that replace an older one and have taken effect by a day."""
        since = Coalesce("plan__effective_on", "plan__issued_on", "plan__starts_on")
        return self.filter(kind=Relation.Kind.REPLACES, plan__live=True).alias(since=since).filter(since__lte=day)


class Relation(Orderable):
    """An older plan that this one replaces or amends (D5)."""

    class Kind(models.TextChoices):
        """What the newer plan does to the older."""

        REPLACES = "replaces", gettext_lazy("replaces")
        AMENDS = "amends", gettext_lazy("amends")

    plan = ParentalKey("plans.PlanPage", related_name="older")
    kind = models.CharField(gettext_lazy("what it does"), max_length=10, choices=Kind, default=Kind.REPLACES)
    former = models.ForeignKey(
        "plans.PlanPage", models.PROTECT, related_name="newer", verbose_name=gettext_lazy("older plan")
    )

    objects = RelationQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = gettext_lazy("older plan")
        verbose_name_plural = gettext_lazy("older plans")


class RelatedDocument(Orderable):
    """A procedure that the plan wants to improve, named by its search document: plans know no procedure."""

    plan = ParentalKey("plans.PlanPage", related_name="related_documents")
    document = models.ForeignKey(
        "search.SearchDocument", models.CASCADE, related_name="+", verbose_name=gettext_lazy("procedure")
    )

    class Meta(Orderable.Meta):
        verbose_name = gettext_lazy("procedure concerned")
        verbose_name_plural = gettext_lazy("procedures concerned")
