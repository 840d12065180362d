"""All public plans with their targets as they stand today: what lists, boards and exports are made of."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Prefetch
from django.utils import timezone

from ..models import PlanPage, Relation, Target
from ..terms import Stage
from .standings import sentence, standings

_ENDING = timedelta(days=180)


@dataclass(frozen=True)
class PlanStanding:
    """A plan with its stage and the standings of its targets."""

    plan: PlanPage
    stage: Stage
    found: list
    replaced_by: PlanPage | None

    @property
    def sentence(self):
        return sentence(self.found)

    @property
    def counts(self):
        """Whether its targets count in the sums: not those of plans that are over or not yet begun."""
        return self.stage in (Stage.IN_FORCE, Stage.ENDING)


def with_targets(plans):
    """Plans with what the standing of their targets needs, in three more queries."""
    targets = Target.objects.select_related("agency").order_by("sort_order", "pk")
    newer = Relation.objects.filter(plan__live=True).select_related("plan")
    return plans.select_related("agency", "field").prefetch_related(
        Prefetch("targets", targets), "phases", Prefetch("newer", newer)
    )


def overview(plans, on=None):
    """[PlanStanding] of a queryset of plans, in its order; eight queries however many they are."""
    on = on or timezone.localdate()
    plans = list(with_targets(plans))
    for plan in plans:
        for target in plan.targets.all():
            target.plan = plan
    found = standings(plans, on)
    return [plan_standing(plan, found[plan.pk], on) for plan in plans]


def plan_standing(plan, found, on):
    """The PlanStanding of a plan whose newer plans are at hand."""
    newer = plan.newer.all() if plan.pk else []
    by = next((row.plan for row in newer if row.kind == Relation.Kind.REPLACES and _is_out(row, on)), None)
    return PlanStanding(plan, _stage(plan, by, on), found, by)


def _is_out(row, on):
    return row.plan.takes_effect_on <= on


def _stage(plan, replaced_by, on):
    if replaced_by:
        return Stage.REPLACED
    if plan.ends_on < on:
        return Stage.ENDED
    if max(plan.starts_on, plan.takes_effect_on) > on:
        return Stage.UPCOMING
    return Stage.ENDING if plan.ends_on - _ENDING <= on else Stage.IN_FORCE
