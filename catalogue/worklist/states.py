"""Which findings are to do, accepted, answered or reported, and how often people ask for their procedures; in SQL."""

from datetime import timedelta

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from catalogue.models import (
    AgencyRole,
    Finding,
    FindingDecision,
    FindingState,
    GuideFee,
    GuideTime,
    ProcedureGuide,
    ProcedureViews,
)
from catalogue.models.history import OWN_FACT_BENEATH
from catalogue.models.parts import Role
from catalogue.search import KIND
from search.models import SearchDocument
from search.text import fold

from .rules import FEE_RULES, TIME_RULES

# Readings of so many days tell what people ask for.
ASKED_DAYS = 90


def with_states(findings=None):
    """The findings of records in force, each with its `state`.

    The newest decision counts. Without one, a finding of a fee or a time limit is answered while the published guide
    has such a fact in force; what was answered is to do again when the guide is taken off.
    """
    findings = Finding.objects.all() if findings is None else findings
    # Beneath a guide that was taken off there is nothing of the province to look at.
    moot = Q(rule=OWN_FACT_BENEATH) & ~Exists(_live_guide())
    return (
        findings.filter(procedure__withdrawn_on=None).exclude(moot).annotate(decided=_newest()).annotate(state=_state())
    )


def with_asked(findings):
    """The findings, each with `asked`: readings of its procedure's page in the last 90 days."""
    return findings.annotate(asked=readings_of("procedure"))


def readings_of(procedure):
    """The expression for the readings, in the last 90 days, of the page of the procedure that a column names."""
    since = timezone.localdate() - timedelta(days=ASKED_DAYS)
    read = ProcedureViews.objects.filter(procedure=OuterRef(procedure), day__gt=since).order_by().values("procedure")
    return Coalesce(Subquery(read.annotate(sum=Sum("views")).values("sum")), 0)


def of_agencies(findings, agencies):
    """The findings of procedures that one of the agencies (pks or a queryset) carries out."""
    roles = AgencyRole.objects.filter(role=Role.IMPLEMENTING, identity__agency__in=agencies)
    return findings.filter(procedure__in=roles.values("procedure"))


def of_words(findings, words):
    """The findings of procedures whose code begins with the words, or whose names hold every one of them."""
    named = SearchDocument.objects.filter(kind=KIND, is_removed=False)
    for word in fold(words).split():
        named = named.filter(_has_word("title_folded", word) | _has_word("aliases_folded", word))
    is_code = Q(procedure__code__startswith=words.strip())
    return findings.filter(is_code | Q(procedure__national_id__in=named.values("object_key")))


def _has_word(column, word):
    """Whether a folded column holds a word that begins so."""
    starts = Q(**{f"{column}__startswith": word}) | Q(**{f"{column}__contains": f"\n{word}"})
    return starts | Q(**{f"{column}__contains": f" {word}"})


def decisions_of(finding):
    """The decisions about a finding, the newest first."""
    same = {"rule": finding.rule, "where": finding.where, "detail": finding.detail}
    return FindingDecision.objects.filter(procedure=finding.procedure_id, **same).select_related("decided_by")


def _newest():
    """The newest decision about the finding at hand."""
    same = {name: OuterRef(name) for name in ("procedure", "rule", "where", "detail")}
    return Subquery(FindingDecision.objects.filter(**same).order_by("-pk").values("state")[:1])


def _state():
    answered = Q(decided=FindingState.ANSWERED) & Exists(_live_guide())
    answered |= Q(rule__in=FEE_RULES) & Exists(_in_force(GuideFee))
    answered |= Q(rule__in=TIME_RULES) & Exists(_in_force(GuideTime))
    return Case(
        When(decided__in=(FindingState.ACCEPTED, FindingState.REPORTED), then=F("decided")),
        When(answered, then=Value(FindingState.ANSWERED)),
        default=Value(FindingState.OPEN),
        output_field=CharField(),
    )


def _live_guide():
    return ProcedureGuide.objects.filter(procedure=OuterRef("procedure"), live=True)


def _in_force(model):
    today = timezone.localdate()
    facts = model.objects.filter(guide__procedure=OuterRef("procedure"), guide__live=True, valid_from__lte=today)
    return facts.filter(Q(valid_to=None) | Q(valid_to__gte=today))
