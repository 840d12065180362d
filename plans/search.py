"""What search may know of plans and their targets."""

from datetime import date

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.prose.walk import plain_text
from core.web.cache import Cached
from search.documents import Document
from search.sections import AGENCY_KEY, YEAR_KEY, FacetDeclaration, Section, year_labels

from .counted import plans_counting
from .models import LegalBasis, PlanField, PlanPage, RelatedDocument, Target

KIND, TARGET = "plan", "target"
# A plan runs to 40 pages, and a leader asks for a sentence in the middle of it.
_BODY_LIMIT = 100_000


def _family(plan):
    """Plan and targets are one family: results show them together."""
    return f"plan-{plan.pk}"


def plan_documents(pks):
    """The Documents of those of these plans that are public."""
    plans = PlanPage.objects.live().filter(pk__in=pks).select_related("agency", "field")
    return [_plan(plan) for plan in plans if plan.url]


def _plan(plan):
    return Document(
        kind=KIND,
        key=str(plan.pk),
        url=plan.url,
        title=plan.title,
        aliases=[plan.heading],
        area=plan.field.name if plan.field else "",
        body="\n".join([plan.lead, plan.orientation, plain_text(plan, head=False), plan.signed_text]),
        body_limit=_BODY_LIMIT,
        codes=_codes(plan),
        facets={
            "linh-vuc-ke-hoach": [plan.field.slug] if plan.field else [],
            AGENCY_KEY: [plan.agency.slug] if plan.agency else [],
            YEAR_KEY: [str(plan.issued_on.year)] if plan.issued_on else [],
        },
        card={
            "lead": plan.lead,
            "heading": plan.heading,
            "agency": str(plan.agency or ""),
            "starts_on": plan.starts_on.isoformat(),
            "ends_on": plan.ends_on.isoformat(),
        },
        family=_family(plan),
    )


def _codes(plan):
    """Its number, and the same as people say it: "kế hoạch số 73", "kế hoạch 73"."""
    kind, digits = plan.get_kind_display(), plan.number.partition("/")[0]
    return [plan.number, f"{kind} số {digits}", f"{kind} {digits}"] if digits else []


def plan_card(stored):
    """A stored card in words: which document, whose, for which years."""
    return {
        "summary": stored["lead"],
        "meta": [stored["heading"], stored["agency"], f"{_day(stored['starts_on'])} – {_day(stored['ends_on'])}"],
        "note": _("Plan"),
    }


def _day(text):
    return date_format(date.fromisoformat(text), "SHORT_DATE_FORMAT")


def target_documents(pks):
    """The Documents of those of these targets whose plan is public."""
    targets = Target.objects.filter(pk__in=pks, plan__live=True).select_related("plan__field", "agency", "plan__agency")
    return [_target(target) for target in targets if target.plan.url]


def _target(target):
    plan = target.plan
    return Document(
        kind=TARGET,
        key=str(target.pk),
        url=target.get_absolute_url(),
        title=target.wording[:300],
        area=plan.field.name if plan.field else "",
        body=f"{target.group} {target.condition}",
        facets={"co-quan": [target.responsible.slug] if target.responsible else []},
        card={
            "plan": plan.title,
            "heading": plan.heading,
            "agency": str(target.responsible or ""),
            "due_on": _iso(target),
        },
        family=_family(plan),
    )


def _iso(target):
    return target.due_on.isoformat() if target.due_on else ""


def target_card(stored):
    """A stored card in words: of which plan, by whom, until when."""
    due = [_("due on %(date)s") % {"date": _day(stored["due_on"])}] if stored["due_on"] else []
    return {"summary": stored["plan"], "meta": [stored["heading"], stored["agency"], *due], "note": _("Target")}


def related(kind, key, count):
    """The newest plans about a document of another kind: issued by an agency, resting on an act, for a procedure."""
    about = {"agency": _of_agency, "legal_act": _on_act, "procedure": _for_procedure}
    if kind not in about:
        return []
    found = set(about[kind](key))
    return [thing for pk, thing in _public_plans().items() if pk in found][:count]


def _of_agency(key):
    plans = PlanPage.objects.filter(Q(agency__pk=int(key)) | Q(targets__agency__pk=int(key)))
    return plans.order_by().values_list("pk", flat=True)


def _on_act(key):
    return LegalBasis.objects.filter(act=int(key)).values_list("plan", flat=True)


def _for_procedure(key):
    return plans_counting(key) | _naming_procedures().get(key, set())


def _read_naming():
    found = {}
    named = RelatedDocument.objects.filter(document__kind="procedure")
    for key, plan in named.values_list("document__object_key", "plan"):
        found.setdefault(key, set()).add(plan)
    return found


# {key of a procedure: the plans that name it}.
_naming_procedures = Cached(_read_naming)


def _read_public_plans():
    plans = PlanPage.objects.live().newest_first().only("title", "url_path", "kind", "number", "issued_on")
    return {
        plan.pk: {"title": f"{plan.heading}: {plan.title}", "url": plan.url, "date": plan.issued_on} for plan in plans
    }


# {pk: {title, url, date}}, the newest first.
_public_plans = Cached(_read_public_plans)


def _plan_keys():
    return PlanPage.objects.live().order_by("pk").values_list("pk", flat=True)


def _target_keys():
    return Target.objects.filter(plan__live=True).order_by("pk").values_list("pk", flat=True)


PLANS = Section(
    kind=KIND,
    slug="ke-hoach",
    label=gettext_lazy("Plans"),
    keys=_plan_keys,
    documents=plan_documents,
    card=plan_card,
    facets=(
        FacetDeclaration(
            "linh-vuc-ke-hoach", gettext_lazy("Field"), lambda: dict(PlanField.objects.values_list("slug", "name"))
        ),
        FacetDeclaration(YEAR_KEY, gettext_lazy("Year"), year_labels, by_count=False),
    ),
    page_model=PlanPage,
    asked_by=("kế hoạch(?! hóa)",),
    related=related,
)
TARGETS = Section(
    kind=TARGET,
    slug="chi-tieu",
    label=gettext_lazy("Targets of plans"),
    keys=_target_keys,
    documents=target_documents,
    card=target_card,
    page_model=PlanPage,
    asked_by=("(?:các )?chỉ tiêu",),
    of_pages=lambda plans: Target.objects.filter(plan__in=plans).values_list("pk", flat=True),
)
