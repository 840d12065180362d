"""The former names of bodies that the project knows (agencies/data/predecessors.toml)."""

import tomllib
from pathlib import Path

_FILE = Path(__file__).resolve().parent.parent / "data" / "predecessors.toml"


def create(apps, schema_editor):
    """Write them down; from then on they belong to the editors."""
    known = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    predecessors = apps.get_model("agencies", "Predecessor").objects
    for row in known["body"]:
        source = known["sources"][row["source"]]
        predecessors.create(
            former_name=row["former"], now_name=row["now"], since=source["since"], source=source["words"], live=True
        )
