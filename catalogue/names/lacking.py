"""Procedures that nobody finds by everyday names, and how many are: the figures behind the editors' report."""

from django.db.models import Case, Count, Exists, OuterRef, Q, Subquery, When

from catalogue import phrases
from catalogue.models import EverydayNames, Procedure, ProcedureGuide
from catalogue.worklist.states import readings_of

# The level that is nearest to people first.
_FLAGS = {
    "commune": "is_for_commune", "province": "is_for_province", "ministry": "is_for_ministry",
    "other": "is_for_other_body",
}  # fmt: skip


def lacking_names():
    """Procedures in force without everyday names, each with `asked` and `names_pk` (of names that are not published).

    The most read come first, then the level that is nearest to people.
    """
    drafts = EverydayNames.objects.filter(code=OuterRef("code")).values("pk")
    nearest = Case(*(When(**{flag: True}, then=far) for far, flag in enumerate(_FLAGS.values())), default=len(_FLAGS))
    rows = _in_force().filter(~_is_named()).annotate(asked=readings_of("pk"), names_pk=Subquery(drafts))
    return rows.only("code", "slug", "official_name", *_FLAGS.values()).order_by("-asked", nearest, "code", "pk")


def coverage():
    """[(level, procedures in force, those with everyday names)], the first for all levels; one query."""
    levels = {"all": Q()} | {tier: Q(**{flag: True}) for tier, flag in _FLAGS.items()}
    counts = {f"{tier}_all": Count("pk", filter=level) for tier, level in levels.items()}
    counts |= {f"{tier}_named": Count("pk", filter=level & Q(named=True)) for tier, level in levels.items()}
    found = _in_force().annotate(named=_is_named()).aggregate(**counts)
    return [(phrases.TIERS.get(tier), found[f"{tier}_all"], found[f"{tier}_named"]) for tier in levels]


def _in_force():
    return Procedure.objects.in_force().filter(is_internal=False)


def _is_named():
    """Whether a procedure has published names, or a published guide with aliases."""
    guides = ProcedureGuide.objects.filter(procedure=OuterRef("pk"), live=True).exclude(aliases="")
    return Exists(EverydayNames.objects.filter(code=OuterRef("code"), live=True)) | Exists(guides)
