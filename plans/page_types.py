"""The PageTypes of plans and of their list: forms, checks, context and steps at publication."""

from core.page_types import PageType, declare

from .editor.forms import PlanForm
from .editor.panels import CONTENT_PANELS, INDEX_PANELS
from .editor.preflight import problems
from .models import PlanIndexPage, PlanPage
from .pages.listing import PlanList
from .pages.presenter import present, present_public
from .publishing import complete, record_publication


def _plan(plan, request):
    return {"plan": present(plan) if getattr(request, "is_preview", False) else present_public(plan)}


def _index(page, request):
    return PlanList(request.GET, request.path).context()


def declare_all():
    """Declare them."""
    declare(
        PlanPage,
        PageType(
            content=CONTENT_PANELS,
            form=PlanForm,
            problems=problems,
            context=_plan,
            complete=complete,
            published=record_publication,
        ),
    )
    declare(PlanIndexPage, PageType(content=INDEX_PANELS, context=_index))
