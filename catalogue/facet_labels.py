"""The words of facet values that stand in the database."""

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
