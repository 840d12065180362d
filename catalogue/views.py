"""The catalogue's pages: the list with search and facets, one procedure, suggestions while typing."""

from django.conf import settings
from django.db.models import F
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.web.context_processors import settings_of
from core.web.sharing import open_graph
from search.counting import note_click, note_search
from search.results.cache import find
from search.sections import related_by_section
from search.views import suggestions_of

from .models import Procedure
from .offers import areas_with_counts
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
    }
    return render(request, "catalogue/procedure_list.html", context)


@require_safe
def suggestions(request):
    """Titles, aliases and codes that begin with what was typed, as JSON for the search box."""
    return suggestions_of([KIND], request)


@require_safe
def procedure_by_code(request, code):
    """The code alone leads to the record's address."""
    procedure = Procedure.objects.filter(code=code).order_by(F("withdrawn_on").asc(nulls_first=True), "pk").first()
    if procedure is None:
        raise Http404(_("There is no procedure with this code."))
    return redirect(procedure, permanent=False)


@require_safe
def procedure_detail(request, code, slug):
    """One procedure; a changed slug leads to the record where the code has only one."""
    procedures = load(code)
    chosen = next((procedure for procedure in procedures if procedure.slug == slug), None)
    if chosen is None:
        return procedure_by_code(request, code)
    note_click(request, reverse("procedures"), reverse("site_search"))
    note_view(request, chosen)
    twins = [procedure for procedure in procedures if procedure is not chosen]
    record = Presenter(with_parts(chosen), twins, timezone.localdate()).record()
    record["help"]["words"] = settings_of(request).online_help
    noindex = bool(record["withdrawn"] or record["is_internal"])
    related = related_by_section(KIND, chosen.national_id, _RELATED)
    lead = Truncator(record["summary"] or chosen.official_name).chars(_SHARED_LENGTH)
    said = open_graph(settings_of(request).name, record["title"], lead, record["printed_url"])
    context = {"record": record, "noindex": noindex, "related": related, "open_graph": said}
    return render(request, "catalogue/procedure_detail.html", context)
