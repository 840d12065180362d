"""The guides by life event that the portal starts with."""

import tomllib
from pathlib import Path

from django.utils import timezone

_DATA = Path(__file__).resolve().parent.parent / "data" / "event_paths.toml"


def create(apps, schema_editor):
    """Write them down as approved; from then on they belong to the editors. An event that is gone gets none."""
    event, guide = apps.get_model("catalogue", "LifeEvent"), apps.get_model("catalogue", "EventGuide")
    events, now = {row.slug: row for row in event.objects.filter(national_id=None)}, timezone.now()
    for path in tomllib.loads(_DATA.read_text(encoding="utf-8"))["path"]:
        if path["event"] in events:
            made = guide.objects.create(
                event=events[path["event"]],
                summary=path["summary"],
                aliases="\n".join(path["aliases"]),
                afterwards="\n".join(path["afterwards"]),
                live=True,
                first_published_at=now,
                last_published_at=now,
            )
            _steps(apps, made, path["step"])


def _steps(apps, guide, rows):
    step = apps.get_model("catalogue", "EventStep").objects
    step.bulk_create(
        step.model(
            guide=guide,
            sort_order=place,
            title=row["title"],
            code=row.get("code", ""),
            note=row["note"],
            cases="\n".join(row.get("cases", ())),
            is_bundle=row.get("bundle", False),
            is_bundled=row.get("bundled", False),
            is_alternative=row.get("alternative", False),
            is_optional=row.get("optional", False),
        )
        for place, row in enumerate(rows)
    )
