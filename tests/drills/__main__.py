"""All drills, one after the other, as a table: python -m tests.drills."""

import sys
import tempfile
from dataclasses import astuple, fields
from pathlib import Path

from tests.prepared import ROOT

sys.path.insert(0, str(ROOT / "site"))

from .drills import DRILLS, OF_WHOLE, Row, run
from .house import house, missing

_HEADS = [field.name.replace("_", " ") for field in fields(Row)]


def main():
    """Print one row a drill; end with 1 when a read in front failed or a write was lost."""
    if lacking := missing(is_whole=True):
        sys.exit(f"The drills need {lacking}.")
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        print("A portal with the demo is being built ...", flush=True)
        with house(folder, is_whole=True) as built, built.life() as life:
            print(" | ".join(_HEADS))
            for drill in (*DRILLS, *OF_WHOLE):
                rows.append(run(drill, built, life))
                print(" | ".join(_shown(value) for value in astuple(rows[-1])), flush=True)
    sys.exit(any(row.front_failed or row.lost for row in rows))


def _shown(value):
    return f"{value:.2f} s" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
