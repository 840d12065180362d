"""Agencies: the list by tier, and one with its contact and procedures; a legal act with what cites it."""

from itertools import groupby

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from core import facts
from search.results.finder import Finder
from search.results.paging import Page
from search.retrieval.snapshot import current
from search.sections import related_by_section

from .models import Agency, LegalAct, Tier

# The kind and facet under which sections say whom their documents belong to.
_PROCEDURES, _AGENCY_FACET = "procedure", "co-quan"
_RELATED = 5
# What cites a legal act, a page of each section; no act is cited by more than the last number.
_CITING, _MOST_CITING = 50, 10_000
# A citizen's office first.
_NEAREST_FIRST = (Tier.COMMUNE, Tier.PROVINCE, Tier.OTHER, Tier.MINISTRY)


def agency_list(request):
    """Every agency by tier, with how many procedures it carries out."""
    counts = current().counts(_PROCEDURES, _AGENCY_FACET)
    order = {tier: place for place, tier in enumerate(_NEAREST_FIRST)}
    agencies = sorted(Agency.objects.all(), key=lambda agency: (order[agency.tier], agency.name))
    groups = [
        {
            "tier_label": Tier(tier).label,
            "agencies": [
                {
                    "name": agency.name,
                    "url": agency.get_absolute_url(),
                    "count": counts.get(agency.slug, 0),
                }
                for agency in members
            ],
        }
        for tier, members in groupby(agencies, key=lambda agency: agency.tier)
    ]
    return render(request, "agencies/agency_list.html", {"groups": groups})


def agency_detail(request, slug):
    """One agency: how to reach it, what it does."""
    agency = get_object_or_404(Agency.objects.select_related("parent"), slug=slug)
    finder = Finder(_PROCEDURES, request.GET, request.path, narrowed={_AGENCY_FACET: slug})
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
                "phone": facts.known_or_missing(agency.phone),
                "email": facts.known_or_missing(agency.email),
                "website": facts.value(agency.website, url=agency.website) if agency.website else facts.missing(),
                "url": agency.get_absolute_url(),
                "news_url": f"{reverse('news')}?co-quan={agency.slug}",
            },
            "cards": finder.groups,
            "total": finder.total,
            "page": finder.page,
            "noindex": finder.noindex,
            "related": related_by_section("agency", agency.pk, _RELATED),
        },
    )


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
