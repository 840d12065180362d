"""Words of the office that readers may misread, explained where they occur (B16, H10)."""

import re
import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "glossary.toml"


@cache
def _terms():
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["term"]
    return [(re.compile(rf"(?<!\w){row['pattern']}(?!\w)", re.IGNORECASE), row) for row in rows]


def explained(text):
    """The entries {title, meaning, source} of the glossary that a text needs, in the glossary's order."""
    return [row for pattern, row in _terms() if pattern.search(text)]
