"""The everyday names that the portal starts with."""

from django.utils import timezone

from search.everyday import shipped_names


def create(apps, schema_editor):
    """Write them down as approved; from then on they belong to the editors (`manage.py load_names`)."""
    rows, now = apps.get_model("catalogue", "EverydayNames").objects, timezone.now()
    rows.bulk_create(
        rows.model(
            code=code,
            names="\n".join(names.everyday),
            english="\n".join(names.english),
            live=True,
            first_published_at=now,
            last_published_at=now,
        )
        for code, names in shipped_names().items()
    )
