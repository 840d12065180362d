"""Where targets stand on a day: rows and reports read together, judged by the rule of that day."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import PlanPage, ProgressReport, Relation, StatusRule, Target
from ..terms import Operator, State
from .status import Rule, Status, judge

_OPEN = (State.LATE, State.AT_RISK, State.UNREPORTED, State.ON_TRACK)


@dataclass(frozen=True)
class Standing:
    """A target of a plan with its status on a day; `status.report` is the report it rests on, or None."""

    plan: PlanPage
    target: Target
    status: Status

    @property
    def state(self):
        return self.status.state

    @property
    def label(self):
        return self.status.state.label


def standings(plans, on=None):
    """{plan.pk: [Standing]} of plans with their targets and phases at hand, in three queries however many they are."""
    plans, on = list(plans), on or timezone.localdate()
    reports = _reports([target.pk for plan in plans for target in plan.targets.all()], on)
    rule, replaced = rule_on(on), _replaced(plans, on)
    return {
        plan.pk: [_standing(plan, target, reports, on, rule, replaced.get(plan.pk)) for target in plan.targets.all()]
        for plan in plans
    }


def rule_on(day):
    """The status.Rule in force on a day."""
    row = StatusRule.on(day)
    return Rule(row.version, Decimal(row.on_track_from) / 100, Decimal(row.at_risk_from) / 100, row.stale_months)


def _reports(targets, on):
    """The first and the latest effective report of each target: what the rule asks for."""
    known = ProgressReport.objects.effective().filter(target__in=targets, as_of__lte=on)
    first = Window(RowNumber(), partition_by=F("target"), order_by=[F("as_of").asc(), F("pk").asc()])
    last = Window(RowNumber(), partition_by=F("target"), order_by=[F("as_of").desc(), F("pk").desc()])
    found = {}
    for report in known.annotate(first=first, last=last).filter(Q(first=1) | Q(last=1)):
        found.setdefault(report.target_id, []).append(report)
    return found


def _replaced(plans, on):
    """{pk of a replaced plan: (since when, by what)}."""
    rows = Relation.objects.replacing(on).filter(former__in=[plan.pk for plan in plans])
    return {row.former_id: (row.plan.takes_effect_on, row.plan) for row in rows.select_related("plan")}


def _standing(plan, target, reports, on, rule, replaced):
    known = reports.get(target.pk, [])
    target.starts_on = _start(plan, target, known)
    status = judge(target, known, on, rule)
    if replaced and status.state in _OPEN:
        target.dropped_on, by = replaced
        target.dropped_why = _("%(plan)s replaces this plan") % {"plan": by.heading}
        status = judge(target, known, on, rule)
    return Standing(plan, target, status)


def _start(plan, target, known):
    """The beginning of the phase in which a target is due; of the whole plan when it was reported on before.

    Yearly steps are those of the phase alone: an early report asks for no more of them.
    """
    phase = plan.phase_of(target.due_on) if target.due_on else None
    can_be_early = phase and target.operator != Operator.YEARLY
    is_early = can_be_early and any(report.as_of < phase[0] for report in known)
    return phase[0] if phase and not is_early else plan.starts_on


def count_states(found):
    """Counter of the states of some standings."""
    return Counter(standing.state for standing in found)


def sentence(found):
    """The standings in one sentence: "9 of 14 targets reached or on track, 3 late, 2 not reported"."""
    counts = count_states(found)
    total = sum(counts.values())
    if not total:
        return _("The plan has no targets that can be counted.")
    good = counts[State.REACHED] + counts[State.ON_TRACK]
    said = [_("%(good)s of %(total)s targets reached or on track") % {"good": good, "total": total}]
    rest = (State.LATE, State.AT_RISK, State.UNREPORTED, State.DROPPED)
    said += [f"{counts[state]} {str(state.label).lower()}" for state in rest if counts[state]]
    return ", ".join(said)
