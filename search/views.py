"""One search over everything the portal holds, with the kind of thing as its facet."""

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from core.facts import hotline

from .counting import note_search
from .results.cache import find
from .results.suggestions import suggest
from .sections import sections


@require_safe
def site_search(request):
    """Procedures, agencies, pages and whatever else sections declare, best first; a code opens what it names."""
    finder = find("", request.GET, reverse("site_search"))
    direct = finder.direct_url()
    if direct:
        return redirect(direct)
    note_search(request, finder.asked, finder.total)
    canonical = settings.BASE_URL + finder.canonical
    context = {"finder": finder, "canonical": canonical, "ask": hotline() if finder.total else None}
    return render(request, "search/results.html", context)


@require_safe
def site_suggestions(request):
    """Suggestions of every kind while typing, as JSON for the search box."""
    return suggestions_of([section.kind for section in sections()], request)


def suggestions_of(kinds, request):
    """The suggestions of these kinds for the words in the address, as JSON."""
    found = suggest(kinds, request.GET.get("q", ""))
    return JsonResponse({"suggestions": found}, json_dumps_params={"ensure_ascii": False})
