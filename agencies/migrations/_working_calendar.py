"""The days off, made-up days and numbers from the law that the project knows (agencies/data/calendar.toml)."""

import tomllib
from pathlib import Path

_FILE = Path(__file__).resolve().parent.parent / "data" / "calendar.toml"


def create(apps, schema_editor):
    """Write them down; from then on they belong to the editors."""
    years, days, numbers = (
        apps.get_model("agencies", name).objects for name in ("CalendarYear", "CalendarDay", "LegalNumber")
    )
    known = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    for row in known["year"]:
        year = years.create(year=row["year"], is_confirmed=row["confirmed"], source=row["source"])
        for kind, listed in (("holiday", row["off"]), ("working", row["made_up"])):
            for day, name, source in listed:
                days.create(year=year, day=day, kind=kind, name=name, source=known["sources"][source])
    for row in known["number"]:
        numbers.create(**row)
