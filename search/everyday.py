"""Everyday names that the portal brings for procedures of the national catalogue (`search/data/names/`).

A file is a field of life; {"codes": [names]} with the codes of one matter in one key. Files that begin with "english"
hold names for foreigners. A portal begins with them; from then on they are records of the catalogue that editors mend.
"""

import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent / "data" / "names"
_ENGLISH = "english*.toml"


@dataclass
class Names:
    """What people call one procedure."""

    everyday: list[str] = field(default_factory=list)
    english: list[str] = field(default_factory=list)


def shipped_names():
    """{code: Names} of all files."""
    found = defaultdict(Names)
    for path in sorted(_FOLDER.glob("*.toml")):
        for codes, names in _read(path):
            for code in codes.split():
                (found[code].english if path.match(_ENGLISH) else found[code].everyday).extend(names)
    return dict(found)


def english_names():
    """Every English name, whatever it names."""
    return [name for path in sorted(_FOLDER.glob(_ENGLISH)) for _codes, names in _read(path) for name in names]


def _read(path):
    return tomllib.loads(path.read_text(encoding="utf-8")).items()
