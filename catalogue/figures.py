"""The catalogue's public figures, read from the search snapshot: no count costs a query."""

from django.urls import reverse
from django.utils import timezone

from search.snapshot import current

from .history import what_changed
from .models import AreaGroup, LifeEvent, ProcedureChange
from .search import KIND


def _entries(rows, facet, value_of):
    counts = current().counts(KIND, facet)
    counted = [
        {
            "name": row.name,
            "url": f"{reverse('procedures')}?{facet}={value_of(row)}",
            "count": counts.get(value_of(row), 0),
        }
        for row in rows
    ]
    return [entry for entry in counted if entry["count"]]


def areas_with_counts():
    """[{name, url, count}] of the groups of areas that have procedures."""
    return _entries(AreaGroup.objects.all(), "linh-vuc", lambda group: f"nhom-{group.slug}")


def events_with_counts(kind):
    """[{name, url, count}] of the life events of a kind (CITIZEN, CORPORATE) that have procedures."""
    return _entries(LifeEvent.objects.filter(kind=kind, parent=None), "su-kien", lambda event: event.slug)


def recent_changes(limit):
    """[{title, url, changed_on, what}] of the procedures whose facts changed last."""
    changes = (
        ProcedureChange.objects.filter(procedure__is_internal=False)
        .select_related("procedure__guide")
        .order_by("-at", "pk")[: limit * 40]
    )
    latest = {}
    for change in changes:
        latest.setdefault(change.procedure_id, []).append(change)
    return [_changed(found) for found in list(latest.values())[:limit]]


def _changed(changes):
    procedure = changes[0].procedure
    guide = getattr(procedure, "guide", None)
    return {
        "title": guide.title if guide and guide.live and guide.title else procedure.official_name,
        "url": procedure.get_absolute_url(),
        "changed_on": timezone.localdate(changes[0].at),
        "what": what_changed(changes),
    }
