"""Agencies: the list by tier, and one with its contact and procedures."""

from itertools import groupby

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from core import facts
from search.finder import Finder
from search.sections import related_to
from search.snapshot import current

from .models import Agency, Tier

# The kind and facet under which sections say whom their documents belong to.
_PROCEDURES, _AGENCY_FACET = "procedure", "co-quan"
_NEWS = 5
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
            "news": related_to("agency", agency.pk, _NEWS),
        },
    )
