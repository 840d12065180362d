"""The catalogue's public figures: those of the lists, read from the search snapshot, and those that are measured."""

from django.db.models import Count, Exists, Max, Min, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from core.web.cache import Cached, Lasting
from search.indexes.current import counts as counts_of

from .events.paths import paths
from .history.recent import changed_last
from .measures import FIGURES, Figure, Measurement, areas, concerned, looks_at, measure
from .models import AreaGroup, LifeEvent, Procedure, ProcedureChange, ProcedureGuide
from .models.parts import RequiredDocument
from .search import KIND

# What a link to a procedure needs.
_NAMED = ("code", "slug", "official_name", "guide__live", "guide__title")

__all__ = [
    "FIGURES",
    "Figure",
    "Measurement",
    "areas",
    "areas_with_counts",
    "concerned",
    "looks_at",
    "events_with_counts",
    "measure",
    "recent_changes",
]


def _entries(rows, facet, value_of):
    counts, url = counts_of(KIND, facet), reverse("procedures")
    counted = [
        {
            "name": row.name,
            "url": f"{url}?{facet}={value_of(row)}",
            "count": counts.get(value_of(row), 0),
        }
        for row in rows
    ]
    return [entry for entry in counted if entry["count"]]


def _read_areas():
    """[{name, url, count}] of the groups of areas that have procedures."""
    return _entries(AreaGroup.objects.all(), "linh-vuc", lambda group: f"nhom-{group.slug}")


def _read_events(kind):
    """[{name, url, count}] of the life events of a kind (CITIZEN, CORPORATE) that have procedures or a path."""
    counts, known = counts_of(KIND, "su-kien"), paths()
    return [
        {"name": event.name, "url": reverse("life_event", args=[event.slug]), "count": counts.get(event.slug)}
        for event in LifeEvent.objects.filter(kind=kind, parent=None)
        if event.slug in known or counts.get(event.slug)
    ]


areas_with_counts, events_with_counts = Cached(_read_areas), Cached(_read_events)


def _read_recent(limit):
    """[{title, url, changed_on, what}] of the procedures of which citizens could learn something last, and what."""
    newest = ProcedureChange.objects.order_by("-pk").values_list("pk", flat=True).first()
    latest = _changed_last(newest, limit)
    procedures = Procedure.objects.select_related("guide").only(*_NAMED).in_bulk([pk for pk, _at, _what in latest])
    return [
        {
            "title": _title(procedures[pk]),
            "url": procedures[pk].get_absolute_url(),
            "changed_on": timezone.localdate(at),
            "what": what,
        }
        for pk, at, what in latest
    ]


recent_changes = Cached(_read_recent)

# The log is only added to: its newest row says whether there is anything new.
_changed_last = Lasting(lambda _newest, limit: changed_last(limit))


def _title(procedure):
    guide = getattr(procedure, "guide", None)
    return guide.title if guide and guide.live and guide.title else procedure.official_name


def completeness():
    """{total, guided, without_fee, without_time, without_papers, compared_first, compared_last} of what readers find.

    Two queries; fee and time are counted as pages and cards resolve them.
    """
    of_procedure = {"procedure": OuterRef("pk")}
    guide = ProcedureGuide.objects.filter(**of_procedure, live=True)
    papers = RequiredDocument.objects.filter(case__procedure=OuterRef("pk"))
    counted = (
        Procedure.objects.in_force()
        .filter(is_internal=False)
        .aggregate(
            total=Count("pk"),
            guided=Count("pk", filter=Q(Exists(guide))),
            without_papers=Count("pk", filter=~Exists(papers)),
            compared_first=Min("compared_at"),
            compared_last=Max("compared_at"),
        )
    )
    fees, times = counts_of(KIND, "phi"), counts_of(KIND, "thoi-han")
    return counted | {"without_fee": fees.get("chua-ro", 0), "without_time": times.get("chua-ro", 0)}
