"""The values of facets that stand in the database, and their words."""

from functools import cache

from django.utils.text import capfirst

from agencies.models import DeskKind
from core.language.text import vietnamese_slug

from .models import AreaGroup, SubjectArea


@cache
def area_slug(name):
    """One address for an area, though its name may stand under several national codes."""
    return vietnamese_slug(name)


def area_labels():
    """{value: label} of the facet of areas, groups among them."""
    groups = {f"nhom-{group.slug}": group.name for group in AreaGroup.objects.all()}
    return groups | {area_slug(name): name for name in SubjectArea.objects.values_list("name", flat=True)}


def area_parents():
    """{area: its group}."""
    areas = SubjectArea.objects.exclude(group=None).select_related("group")
    return {area_slug(area.name): f"nhom-{area.group.slug}" for area in areas}


def receiving_labels():
    """{value: label} of the facet of desks: their kinds."""
    return {kind: capfirst(kind.label) for kind in DeskKind}


def area_values(area):
    """The values of the facet of areas: its group and itself; none without an area."""
    if not area:
        return []
    group = [f"nhom-{area.group.slug}"] if area.group else []
    return [*group, area_slug(area.name)]


def event_values(events, guide):
    """The values of the facet of life events, those of the guide among them."""
    events = [*events, *(guide.life_events.all() if guide else [])]
    return list(dict.fromkeys((event.parent or event).slug for event in events))
