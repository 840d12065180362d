"""Agencies: by tier, and one with its contact and procedures; a legal act with what cites it."""

from typing import NamedTuple

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from core import facts
from search.indexes.current import answered
from search.indexes.current import counts as counts_of
from search.results.finder import Finder
from search.results.paging import Page
from search.sections import related_by_section

from .desks.cards import card
from .desks.finding import places_of_agency
from .desks.kinds import kind_of_body
from .desks.receiving import Receiving
from .models import Agency, DeskKind, LegalAct, Tier
from .offices import office_to_ask
from .predecessors import FormerNames
from .units.choice import choice, chosen_commune, shows_commune

# The kind and facet under which sections say whom their documents belong to.
_PROCEDURES, _AGENCY_FACET, _DESK_FACET = "procedure", "co-quan", "noi-nop"
_RELATED = 5
# What cites a legal act, a page of each section; no act is cited by more than the last number.
_CITING, _MOST_CITING = 50, 10_000
# A citizen's office first; the word of each tier in an address.
_TIER_WORDS = {Tier.COMMUNE: "xa", Tier.PROVINCE: "tinh", Tier.OTHER: "khac", Tier.MINISTRY: "bo"}
# Of a tier with more agencies than `_NOT_CUT` the list shows `_OF_MANY`, and leads to all, so many a page.
_NOT_CUT, _OF_MANY, _OF_A_TIER = 24, 12, 60


class Listed(NamedTuple):
    """An agency in a list: how many procedures name it, and whether one can call or visit it."""

    count: int
    name: str
    slug: str
    is_office: bool


def agency_list(request):
    """The agencies of each tier that most procedures name; with `cap` all of one tier by name, a page at a time."""
    tiers = _by_tier()
    chosen = next((tier for tier in tiers if _TIER_WORDS[tier] == request.GET.get("cap")), None)
    if chosen:
        return render(request, "agencies/agency_tier.html", _tier(chosen, tiers[chosen], request.GET.get("trang", "")))
    groups = [_group(tier, agencies) for tier, agencies in tiers.items()]
    return render(request, "agencies/agency_list.html", {"groups": groups})


def _group(tier, agencies):
    """Offices that one can call or visit, and apart from them the bodies that national records only name."""
    offices = [agency for agency in agencies if agency.is_office]
    named = [agency for agency in agencies if not agency.is_office]
    return {
        "tier_label": tier.label,
        "total": len(agencies),
        "all_url": _tier_url(tier) if max(len(offices), len(named)) > _NOT_CUT else "",
        "agencies": _links(_first(offices)),
        "named": _links(_first(named)),
        "named_total": len(named),
    }


def _tier(tier, agencies, asked):
    """The context of one tier's page."""
    page = Page(asked, len(agencies), lambda number: _tier_url(tier, number), size=_OF_A_TIER)
    shown = _links(agencies[page.start : page.end])
    return {"tier_label": tier.label, "total": len(agencies), "agencies": shown, "page": page}


def _by_tier():
    """{tier: [Listed]} by name, the nearest tier first, empty ones left out."""
    counts = counts_of(_PROCEDURES, _AGENCY_FACET)
    tiers = {tier: [] for tier in _TIER_WORDS}
    columns = ("tier", "name", "slug", "phone", "address")
    for tier, name, slug, phone, address in Agency.objects.order_by("name").values_list(*columns):
        tiers[Tier(tier)].append(Listed(counts.get(slug, 0), name, slug, bool(phone or address)))
    return {tier: agencies for tier, agencies in tiers.items() if agencies}


def _first(agencies):
    """All of a few, by name; of many those that most procedures name."""
    if len(agencies) <= _NOT_CUT:
        return agencies
    return sorted(agencies, key=lambda agency: -agency.count)[:_OF_MANY]


def _links(agencies):
    return [
        {"name": agency.name, "url": reverse("agency", args=[agency.slug]), "count": agency.count or None}
        for agency in agencies
    ]


def _tier_url(tier, number=1):
    page = f"&trang={number}" if number > 1 else ""
    return f"{reverse('agencies')}?cap={_TIER_WORDS[tier]}{page}"


@shows_commune
def agency_detail(request, slug):
    """One agency: how to reach it, when it is open, what it does; the name of a group leads to the desks it means."""
    agency = get_object_or_404(Agency.objects.select_related("parent"), slug=slug)
    desks = places_of_agency(agency)
    narrowed = _received(agency, desks)
    finder = answered(lambda index: Finder(_PROCEDURES, request.GET, request.path, index, narrowed))
    return render(
        request,
        "agencies/agency_detail.html",
        {
            "agency": {
                "name": agency.name,
                "short_name": agency.short_name if agency.short_name != agency.name else "",
                "tier_label": agency.get_tier_display(),
                "parent": {"name": agency.parent.name, "url": agency.parent.get_absolute_url()}
                if agency.parent
                else None,
                "address": facts.known_or_missing(agency.address),
                "phone": facts.known_or_missing(agency.phone, office_to_ask([agency])),
                "email": facts.known_or_missing(agency.email),
                "website": facts.value(agency.website, url=agency.website) if agency.website else facts.missing(),
                "url": agency.get_absolute_url(),
                "functions": agency.function_list,
                "leaders_url": agency.leaders_url,
                "below": _below(agency),
                "former_names": FormerNames()(agency),
                "news_url": f"{reverse('news')}?co-quan={agency.slug}",
            },
            "desks": [card(place) for place in desks],
            "group": _meant(agency, desks, chosen_commune(request)),
            "living": choice(request),
            "cards": finder.groups,
            "total": finder.total,
            "page": finder.page,
            "noindex": finder.noindex,
            "related": related_by_section("agency", agency.pk, _RELATED),
        },
    )


def _below(agency):
    """[{name, url}] of the bodies right below it."""
    rows = agency.children.order_by("name").values_list("name", "slug")
    return [{"name": name, "url": reverse("agency", args=[slug])} for name, slug in rows]


def _received(agency, desks):
    """What narrows the procedures of an agency: those it carries out, and where it has desks those it receives."""
    received = next((place.desk for place in desks if place.desk.kind != DeskKind.OTHER), None)
    carries_out = counts_of(_PROCEDURES, _AGENCY_FACET).get(agency.slug, 0)
    if received and not carries_out:
        return {_DESK_FACET: received.kind}
    return {_AGENCY_FACET: agency.slug}


def _meant(agency, desks, commune):
    """The groups of desks that the name of a group of offices means; none for an office of its own."""
    kind = kind_of_body(agency.name)
    if kind is None or desks or agency.phone or agency.address:
        return []
    return Receiving((kind,), commune=commune).groups()


def legal_act(request, slug):
    """One law, decree or decision, and what cites it."""
    act = get_object_or_404(LegalAct, slug=slug)
    cited = related_by_section("legal_act", act.pk, _MOST_CITING)
    most = max((len(things) for _label, things in cited), default=0)
    address = act.get_absolute_url()
    page = Page(
        request.GET.get("trang", ""),
        most,
        lambda number: f"{address}?trang={number}" if number > 1 else address,
        size=_CITING,
    )
    groups = [
        {"label": label, "total": len(things), "things": things[page.start : page.end]}
        for label, things in cited
        if len(things) > page.start
    ]
    return render(request, "agencies/legal_act.html", {"act": act, "groups": groups, "page": page})
