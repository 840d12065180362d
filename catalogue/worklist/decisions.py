"""Deciding about a finding: a row is added, none is ever changed; the newest counts."""

from wagtail.permissions import policy_registry

from catalogue.models import FindingDecision, FindingState, ProcedureGuide

from .rules import fact_of


def may_decide(user):
    """Whether the user may decide: whoever may change guides may."""
    return policy_registry.get_by_type(ProcedureGuide).user_has_permission(user, "change")


def may_answer(finding):
    """Whether "answered by the province" can be decided: never about a fee or a time limit, whose fact decides."""
    if fact_of(finding.rule, finding.where):
        return False
    return ProcedureGuide.objects.filter(procedure=finding.procedure_id, live=True).exists()


def decide(finding, state, user, **words):
    """Add the decision of the user about the finding; `words` are note, reported_on, letter."""
    if state == FindingState.ANSWERED and not may_answer(finding):
        raise ValueError("no published guide answers this finding")
    return FindingDecision.objects.create(
        procedure_id=finding.procedure_id,
        rule=finding.rule,
        where=finding.where,
        detail=finding.detail,
        state=state,
        decided_by=user,
        **words,
    )
