"""Pages of plans beside the tree: board, targets, exports, feeds, older versions."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.offers import FIGURES, concerned
from core.spreadsheets import table_response
from search.results.narrowed import PAGE
from search.results.paging import Page

from .exports import columns, row
from .feeds import PlanFeed
from .models import PlanPage, PlanVersion, Target
from .pages.board import board
from .pages.compare import with_former
from .pages.evidence import evidence, reports_of
from .pages.presenter import present
from .pages.target_list import TargetList
from .standing.goals import unit_of


@require_safe
def plan_board(request):
    """The public board of all plans."""
    return render(request, "plans/board.html", board())


@require_safe
def targets(request):
    """The targets that fit the address."""
    return render(request, "plans/targets.html", TargetList(request.GET).context())


@require_safe
def targets_table(request, kind):
    """The same targets as a CSV or XLSX file."""
    found = TargetList(request.GET)
    rows = [columns(), *(row(standing, settings.BASE_URL) for standing in found.rows)]
    return table_response(rows, kind, f"chi-tieu-{found.on:%Y-%m-%d}")


@require_safe
def target(request, pk):
    """One target with everything that its status rests on."""
    context = evidence(pk)
    if not context:
        raise Http404
    return render(request, "plans/target.html", context)


@require_safe
def counted(request, pk):
    """All procedures that a measured target looks at, those not counted yet first."""
    found = get_object_or_404(Target.objects.filter(plan__live=True, figure__in=FIGURES).select_related("plan"), pk=pk)
    total, _first = concerned(found.figure, found.figure_area, end=0)
    page = Page(request.GET.get(PAGE, ""), total, lambda number: f"?{PAGE}={number}")
    _total, shown = concerned(found.figure, found.figure_area, start=page.start, end=page.end)
    context = {
        "target": found,
        "counted": {"total": total, "shown": shown},
        "page_links": page,
        "figure": FIGURES[found.figure],
    }
    return render(request, "plans/counted_page.html", context)


@require_safe
def reports_table(request, pk):
    """The reports of a target as a CSV file."""
    found = get_object_or_404(Target.objects.filter(plan__live=True), pk=pk)
    heads = [
        _("As of"),
        _("Value"),
        _("Unit"),
        _("Source"),
        _("Note"),
        _("Approved on"),
        _("Corrected by the report of"),
    ]
    rows = [
        [report.as_of, report.value, unit_of(found), report.source or report.source_url, report.note,
         timezone.localdate(report.approved_at), report.corrected_by and report.corrected_by.as_of]
        for report in reports_of([pk])
    ]  # fmt: skip
    return table_response([heads, *rows], "csv", f"chi-tieu-{pk}")


@require_safe
def all_plans_feed(request):
    """What became of all plans."""
    return PlanFeed(PlanPage.objects.live(), _("Plans and their progress"), reverse("plan_board"))(request)


@require_safe
def plan_feed(request, slug):
    """What became of one plan."""
    plan = get_object_or_404(PlanPage.objects.live(), slug=slug)
    return PlanFeed(PlanPage.objects.filter(pk=plan.pk), f"{plan.heading}: {plan.title}", plan.full_url)(request)


@require_safe
def plan_version(request, slug, number):
    """A published version of a plan as it was approved, and what it changed."""
    plans = PlanVersion.objects.select_related("plan", "revision")
    version = get_object_or_404(plans.filter(plan__live=True), plan__slug=slug, number=number)
    shown = version.page()
    context = {"page": version.plan, "plan": present(shown, version), "comparison": with_former(version, shown)}
    return render(request, "plans/plan_page.html", context)
