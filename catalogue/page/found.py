"""A view of one procedure, found by the code and the slug of its address."""

from functools import wraps

from django.db.models import F
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agencies.units.choice import with_commune
from catalogue.models import Procedure
from search.understanding.query import read_query

from .loading import load, with_parts


def of_procedure(view):
    """A view(request, procedure with its parts); a changed slug leads to the record where the code has only one."""

    @require_safe
    @wraps(view)
    def found(request, code, slug):
        procedure = next((procedure for procedure in load(code) if procedure.slug == slug), None)
        if procedure is None:
            return lead_to(code, request)
        return view(request, with_parts(procedure))

    return found


def lead_to(code, request):
    """To the record of a code in any spelling, for the reader's commune; one in force comes before a withdrawn one."""
    codes = Procedure.objects.filter(code__in=[code, *_spellings(code)])
    procedure = codes.order_by(F("withdrawn_on").asc(nulls_first=True), "pk").first()
    if procedure is None:
        raise Http404(_("There is no procedure with this code."))
    return redirect(with_commune(request, procedure.get_absolute_url()), permanent=False)


def _spellings(code):
    """A code as records write it: "1004222" and "1.004222.000.00.00.H03" are 1.004222."""
    query = read_query(code)
    return [f"{name[0]}.{name[1:]}" for name in (query.code, *query.inside) if name]
