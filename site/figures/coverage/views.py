"""The coverage report: a page and two files for leaders and heads, data for everybody."""

from django.contrib.auth.decorators import login_required, permission_required
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from core.spreadsheets import table_response

from .completeness import State
from .report import report
from .tables import as_data, as_rows

PERMISSION = "figures.view_coverage"
_SECONDS = 300


def _for_leaders(view):
    allowed = permission_required(PERMISSION, raise_exception=True)(view)
    return require_safe(never_cache(login_required(allowed)))


@_for_leaders
def coverage(request):
    """The report as a page: first the categories, the empty and stale ones named above them."""
    found = report()
    lacking = {
        state.value: [category for category in found.categories if category.state == state]
        for state in (State.EMPTY, State.STALE)
    }
    context = {"report": found, "lacking": lacking, "rights": _rights(request.user, found)}
    return render(request, "figures/coverage.html", context)


def _rights(user, found):
    """Those of the rights that the sources ask for which the user has."""
    asked = {figure.source.right for group in found.groups for figure in group.figures} - {""}
    return {right for right in asked if user.has_perm(right)}


@_for_leaders
def coverage_table(request, kind):
    """The report as a file, "csv" or "xlsx"."""
    found = report()
    return table_response(as_rows(found), kind, f"do-phu-{found.at:%Y-%m-%d}", _("Coverage"))


@require_safe
@cache_control(public=True, max_age=_SECONDS)
def coverage_json(request):
    """The same figures for machines; nothing in them names a person or is not public anyway."""
    return JsonResponse(as_data(report()), json_dumps_params={"ensure_ascii": False})
