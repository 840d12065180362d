"""The catalogue's pages: the list with search and facets, one procedure, suggestions while typing."""

from django.conf import settings
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.views.decorators.http import require_safe

from agencies.units.choice import choice, chosen_commune, shows_commune, with_commune
from core.facts import hotline
from core.web.context_processors import settings_of
from core.web.sharing import open_graph
from search.counting import note_click, note_search
from search.results.cache import find
from search.sections import related_by_section
from search.views import suggestions_of

from .offers import areas_with_counts
from .page.found import lead_to
from .page.loading import load, with_parts
from .page.page_views import note_view
from .page.presenter import Presenter
from .search import KIND

_RELATED = 3
# What a network shows of a page that somebody shares.
_SHARED_LENGTH = 200


@require_safe
def procedure_list(request):
    """The catalogue, searched and narrowed by the address alone; a code opens its procedure."""
    finder = find(KIND, request.GET, reverse("procedures"))
    direct = finder.direct_url()
    if direct:
        return redirect(direct)
    note_search(request, finder.asked, finder.total)
    context = {
        "finder": finder,
        "areas": areas_with_counts() if not finder.total else [],
        "canonical": settings.BASE_URL + finder.canonical,
        "ask": hotline() if finder.total else None,
    }
    return render(request, "catalogue/procedure_list.html", context)


@require_safe
def suggestions(request):
    """Titles, aliases and codes that begin with what was typed, as JSON for the search box."""
    return suggestions_of([KIND], request)


@require_safe
def procedure_by_code(request, code):
    """The code alone leads to the record's address."""
    return lead_to(code, request)


@shows_commune
@require_safe
def procedure_detail(request, code, slug):
    """One procedure; a changed slug leads to the record where the code has only one."""
    procedures = load(code)
    chosen = next((procedure for procedure in procedures if procedure.slug == slug), None)
    if chosen is None:
        return lead_to(code, request)
    note_click(request, KIND, chosen.national_id, reverse("procedures"), reverse("site_search"))
    note_view(request, chosen)
    twins = [procedure for procedure in procedures if procedure is not chosen]
    record = Presenter(with_parts(chosen), twins, timezone.localdate(), chosen_commune(request)).record()
    for twin in record["twins"]:
        twin["url"] = with_commune(request, twin["url"])
    record["help"]["words"] = settings_of(request).online_help
    noindex = bool(record["withdrawn"] or record["is_internal"])
    related = related_by_section(KIND, chosen.national_id, _RELATED)
    lead = Truncator(record["summary"] or chosen.official_name).chars(_SHARED_LENGTH)
    said = open_graph(settings_of(request).name, record["title"], lead, record["printed_url"])
    context = {"record": record, "noindex": noindex, "related": related, "open_graph": said, "living": choice(request)}
    return render(request, "catalogue/procedure_detail.html", context)
