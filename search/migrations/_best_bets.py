"""The best bets that the portal starts with (search/data/best_bets.toml)."""

import tomllib
from pathlib import Path

from django.utils import timezone

_DATA = Path(__file__).resolve().parent.parent / "data" / "best_bets.toml"


def create(apps, schema_editor):
    """Write them down as approved; from then on they belong to the editors."""
    apps.get_model("search", "SearchState").objects.create(name="best bets")
    bets, now = apps.get_model("search", "BestBet").objects, timezone.now()
    for row in tomllib.loads(_DATA.read_text(encoding="utf-8"))["bet"]:
        bets.create(
            title=row["title"],
            text=row["text"],
            url=row["url"],
            words=row["words"].strip(),
            live=True,
            first_published_at=now,
            last_published_at=now,
        )
