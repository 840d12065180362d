"""The citizens' grouping above the national lists: read from data files, kept in the database, owned by editors."""

import tomllib
from functools import cache
from pathlib import Path

from agencies.names import name_key

from .models import AreaGroup, LifeEvent

_DATA = Path(__file__).resolve().parent / "data"


def read_table(name):
    """A data file of the catalogue as a dict."""
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))


@cache
def _group_slugs():
    return {
        name_key(area): group["slug"] for group in read_table("area_groups.toml")["group"] for area in group["areas"]
    }


@cache
def _event_slugs():
    return {
        national_id: event["slug"]
        for event in read_table("life_events.toml")["event"]
        for national_id in event.get("national", ())
    }


def group_of_area(name):
    """The AreaGroup that the data file gives a national area of this name, or None."""
    return AreaGroup.objects.filter(slug=_group_slugs().get(name_key(name))).first()


def parent_of_event(national_id):
    """The LifeEvent of ours that the data file gives a national service group, or None."""
    return LifeEvent.objects.filter(slug=_event_slugs().get(national_id)).first()
