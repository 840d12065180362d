"""The groups of areas and the life events that the portal starts with."""

import tomllib
from pathlib import Path

_DATA = Path(__file__).resolve().parent.parent / "data"


def _read(name):
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))


def create(apps, schema_editor):
    """Write them down; from then on they belong to the editors."""
    group, event = apps.get_model("catalogue", "AreaGroup"), apps.get_model("catalogue", "LifeEvent")
    for row in _read("area_groups.toml")["group"]:
        group.objects.create(slug=row["slug"], name=row["name"], position=row["position"])
    for row in _read("life_events.toml")["event"]:
        event.objects.create(slug=row["slug"], name=row["name"], kind=row["kind"], position=row["position"])
