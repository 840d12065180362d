"""The pages of life events: all of them, and one as a path with what each step takes."""

from itertools import count
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.models import LifeEvent
from catalogue.models.reference import LifeEventKind
from catalogue.offers import events_with_counts
from catalogue.search import KIND, card
from core.facts import hotline
from search.indexes.current import counts as counts_of
from search.models import SearchDocument

from .paths import case_slug, paths

CASE_KEY = "truong-hop"


@require_safe
def life_events(request):
    """Every life event, those of citizens first."""
    groups = [{"label": kind.label, "events": events_with_counts(kind)} for kind in LifeEventKind]
    return render(request, "catalogue/life_events.html", {"groups": [group for group in groups if group["events"]]})


@require_safe
def life_event(request, slug):
    """One life event; a national group leads to the event of ours that it belongs under."""
    event = LifeEvent.objects.select_related("parent").filter(slug=slug).first()
    if event is None:
        raise Http404(_("There is no life event at this address."))
    if event.parent:
        return redirect("life_event", event.parent.slug)
    path = paths().get(slug)
    asked = request.GET.get(CASE_KEY, "").strip()
    case = _chosen(path, asked)
    context = {
        "event": {"name": event.name, "kind": event.get_kind_display(), "url": reverse("life_event", args=[slug])},
        "path": path,
        "cases": _choices(path, case),
        "case": case,
        "is_no_case": bool(asked) and not case,
        **_steps(path, case),
        "others": _others(event),
        "hotline": hotline(),
        "canonical": settings.BASE_URL + reverse("life_event", args=[slug]),
    }
    return render(request, "catalogue/life_event.html", context)


def _chosen(path, asked):
    """The case of this address, "" for none or one that the path does not have."""
    return next((case for case in path.cases if case_slug(case) == asked), "") if path and asked else ""


def _choices(path, chosen):
    """[{name, url, line, is_chosen}] to choose among, each with its steps in short; none where there is no choice."""
    if not path or len(path.cases) < 2:
        return []
    found = [
        {
            "name": case,
            "url": f"{path.url}?{urlencode({CASE_KEY: case_slug(case)})}",
            "line": " → ".join(step.title for step in path.steps if step.is_usual and step.concerns(case)),
            "is_chosen": case == chosen,
        }
        for case in path.cases
    ]
    return [*found, {"name": _("All cases"), "url": path.url, "line": "", "is_chosen": False}] if chosen else found


def _steps(path, case):
    """{bundles, steps} that somebody in the case takes, each with the facts of its card; one query.

    What most people take is numbered; what takes the place of another step or is not for everybody is not.
    """
    chosen = [step for step in path.steps if step.concerns(case)] if path else []
    keys = [step.key for step in chosen if step.key]
    rows = SearchDocument.objects.filter(kind=KIND, object_key__in=keys).values_list("object_key", "card")
    facts = {key: card(stored) | {"count": stored["papers_count"]} for key, stored in rows}
    numbers = count(1)
    found = [
        {"step": step, "facts": facts.get(step.key), "number": next(numbers) if step.is_usual else 0} for step in chosen
    ]
    return {
        "bundles": [row for row in found if row["step"].is_bundle],
        "steps": [row for row in found if not row["step"].is_bundle],
    }


def _others(event):
    """{count, url}: every procedure of the event in the catalogue."""
    url = f"{reverse('procedures')}?{urlencode({'su-kien': event.slug})}"
    return {"count": counts_of(KIND, "su-kien").get(event.slug, 0), "url": url}
