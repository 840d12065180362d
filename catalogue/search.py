"""What search may know of procedures: their documents, their facets, their cards."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.names import is_other_province
from agencies.search import agency_labels
from search.documents import Document
from search.sections import FacetDeclaration, Section
from search.understanding.acts import FACET as ACTS
from search.understanding.acts import acts_of_title

from . import phrases
from .asked import asked_of
from .dossier.cards import shown_papers, stored_papers
from .dossier.sorting import sorted_dossier, words_of
from .facet_labels import area_labels, area_parents, area_values, event_values, receiving_labels
from .facts import Known, fee_of, restored, saying, time_of
from .facts.fee import fee_facet
from .facts.sources import sources_of
from .facts.time import time_facet
from .models import Audience, EverydayNames, LegalCitation, LifeEvent, Procedure
from .models.parts import Method, Role
from .models.procedure import ServiceMode
from .variants import variant_key
from .visit.where import facet_values

KIND = "procedure"
# What a result gains by who it serves: a citizen's search most often means the office next door.
_TIER_PRIOR = {"commune": 0.2, "province": 0.05, "ministry": 0.0, "other": 0.0}
_GUIDE_PRIOR = 0.1
# Another province's own procedure, where the national file was read whole, serves nobody here.
_OTHER_PROVINCE_PRIOR = -0.15


@dataclass
class Findable:
    """What a procedure's document is made of; rows need only the attributes that phrases read."""

    procedure: Procedure
    guide: object
    names: list  # what people call it
    area: object
    audiences: list  # codes
    events: list
    agencies: list
    channels: list
    fee: Known
    time: Known
    papers: list  # SortedCases
    outputs: list
    is_other_province: bool
    receiving: list  # values of the facet "noi-nop"


def procedure_documents(pks):
    """The Documents of these procedures, in a fixed number of queries."""
    procedures = (
        Procedure.objects.filter(pk__in=pks)
        .select_related("area__group", "guide", "promulgator")
        .prefetch_related(
            "audiences",
            "life_events__parent",
            "guide__life_events",
            "guide__case_corrections",
            "channels__fees",
            "service_cases",
            "guide__own_fees",
            "guide__own_times",
            "cases__documents",
            "outputs",
            "roles__identity__agency",
        )
    )
    names = EverydayNames.objects.by_code({procedure.code for procedure in procedures})
    return [document(_findable(procedure, names.get(procedure.code, []))) for procedure in procedures]


def _findable(procedure, names):
    guide = getattr(procedure, "guide", None)
    sources = sources_of(procedure, guide if guide and guide.live else None)
    channels, today = sources.channels, timezone.localdate()
    foreign = is_other_province(procedure.promulgator)
    return Findable(
        procedure=procedure,
        guide=guide,
        names=names,
        area=procedure.area,
        audiences=[audience.code for audience in procedure.audiences.all()],
        events=list(procedure.life_events.all()),
        agencies=[role.identity.agency for role in procedure.roles.all() if role.role == Role.IMPLEMENTING],
        channels=channels,
        fee=fee_of(sources, today),
        time=time_of(sources, today),
        papers=sorted_dossier(procedure, guide),
        outputs=[output.name for output in procedure.outputs.all()],
        is_other_province=foreign,
        receiving=facet_values(procedure, _offices(procedure), foreign),
    )


def _offices(procedure):
    carrying = [row.identity for row in procedure.roles.all() if row.role == Role.IMPLEMENTING]
    return [(identity.name or "", identity.agency) for identity in carrying]


def document(found):
    """The Document of a Findable."""
    procedure, area = found.procedure, found.area
    guide = found.guide if found.guide and found.guide.live else None
    agencies = list({agency.pk: agency for agency in found.agencies if agency}.values())
    titled = bool(guide and guide.title)
    return Document(
        kind=KIND,
        key=procedure.national_id,
        url=procedure.get_absolute_url(),
        title=guide.title if titled else procedure.official_name,
        subtitle=procedure.official_name if titled else "",
        aliases=[*(guide.alias_list if guide else []), *found.names],
        area=f"{area.name} {area.group.name if area.group else ''}" if area else "",
        body="\n".join([guide.summary if guide else "", *found.outputs, procedure.keywords, *words_of(found.papers)]),
        codes=[procedure.code],
        facets=_facets(found, agencies, guide),
        card=_card(found, agencies),
        prior=_prior(found, guide),
        family=variant_key(procedure.official_name, area.name if area else ""),
        hidden=procedure.withdrawn_on is not None or procedure.is_internal,
    )


def _facets(found, agencies, guide):
    return {
        "linh-vuc": area_values(found.area),
        "co-quan": [agency.slug for agency in agencies],
        "noi-nop": found.receiving,
        "cap": found.procedure.tiers,
        "doi-tuong": found.audiences,
        "cach-nop": _methods(found),
        "hinh-thuc": [str(found.procedure.service_mode)],
        "phi": [fee_facet(found.fee)],
        "thoi-han": [time_facet(found.time)],
        "su-kien": event_values(found.events, guide),
        ACTS: acts_of_title(found.procedure.official_name),
    }


def _card(found, agencies):
    """What is stored of a card; `card` puts it into words."""
    procedure = found.procedure
    return {
        "code": procedure.code,
        "area": found.area.name if found.area else "",
        "tiers": procedure.tiers,
        "agency": agencies[0].name if agencies else "",
        "time": found.time.stored(),
        "fee": found.fee.stored(),
        "methods": _methods(found),
        "mode": str(procedure.service_mode),
        "receiving": found.receiving,
        **stored_papers(found.papers),
    }


def _methods(found):
    return sorted({channel.method for channel in found.channels})


def _prior(found, guide):
    tier = max((_TIER_PRIOR[tier] for tier in found.procedure.tiers), default=0)
    return round(tier + _GUIDE_PRIOR * bool(guide) + _OTHER_PROVINCE_PRIOR * found.is_other_province, 2)


def card(stored):
    """A stored card in words, for the result list."""
    known = restored(stored["fee"])
    fee, time = saying.fee_fact(known), saying.time_fact(restored(stored["time"]))
    return {
        "code": stored["code"],
        "area": stored["area"],
        "note": stored["area"],
        "tiers": ", ".join(str(phrases.TIERS[tier]) for tier in stored["tiers"]),
        "agency": stored["agency"],
        "time": time,
        "fee": fee,
        "fee_doubt": saying.doubt(known),
        "asked": asked_of(stored, fee, time),
        "channels": ", ".join(phrases.method_label(method) for method in stored["methods"]),
        "mode": phrases.mode_label(stored["mode"]),
        **shown_papers(stored),
    }


def related(kind, key, count):
    """The procedures in force that cite a legal act, by code; nothing about other kinds."""
    if kind != "legal_act":
        return []
    citing = Procedure.objects.in_force().filter(
        Exists(LegalCitation.objects.filter(procedure=OuterRef("pk"), act=key)), is_internal=False
    )
    shown = citing.select_related("guide").only("code", "slug", "official_name", "guide__live", "guide__title")
    return [{"title": row.title, "url": row.get_absolute_url(), "date": None} for row in shown[:count]]


def _keys():
    return Procedure.objects.order_by("pk").values_list("pk", flat=True)


SECTION = Section(
    kind=KIND,
    slug="thu-tuc",
    label=_("Administrative procedures"),
    template="cards/procedure.html",
    list_url=lambda: reverse("procedures"),
    browse_facet="linh-vuc",
    keys=_keys,
    documents=procedure_documents,
    card=card,
    related=related,
    facets=(
        FacetDeclaration("linh-vuc", _("Area"), area_labels, area_parents),
        FacetDeclaration("su-kien", _("Life event"), lambda: dict(LifeEvent.objects.values_list("slug", "name"))),
        FacetDeclaration("co-quan", _("Agency"), agency_labels),
        FacetDeclaration("noi-nop", _("Where to file"), receiving_labels, by_count=False),
        FacetDeclaration("cap", _("Tier"), lambda: phrases.TIERS, by_count=False),
        FacetDeclaration("doi-tuong", _("For whom"), lambda: dict(Audience.objects.values_list("code", "name"))),
        FacetDeclaration("cach-nop", _("How to submit"), lambda: dict(Method.choices), by_count=False),
        FacetDeclaration("hinh-thuc", _("Online service"), lambda: dict(ServiceMode.choices), by_count=False),
        FacetDeclaration("phi", _("Fee"), lambda: phrases.FEE_STATES, by_count=False),
        FacetDeclaration("thoi-han", _("Time limit"), lambda: phrases.TIME_LIMITS, by_count=False),
    ),
)
