"""Names of groups of offices in national records ("Công an cấp xã"): at which kind of desk a citizen meets them."""

import tomllib
from functools import lru_cache
from pathlib import Path

from agencies.models import DeskKind
from search.text import fold

_FILE = Path(__file__).resolve().parent.parent / "data" / "desk_groups.toml"
_GROUPS = [
    (
        DeskKind(group["kind"]),
        {rule: [fold(words) for words in group.get(rule, ())] for rule in ("whole", "begins", "has")},
    )
    for group in tomllib.loads(_FILE.read_text(encoding="utf-8"))["group"]
]


@lru_cache(maxsize=5000)
def kind_of_body(name: str) -> DeskKind | None:
    """The kind of desk at which one meets a body of this name; None for one that is not met at any of our kinds.

    >>> kind_of_body("Công an cấp Xã"), kind_of_body("Bộ Công an")
    (DeskKind.POLICE, None)
    """
    folded = fold(name)
    return next((kind for kind, rules in _GROUPS if _fits(folded, rules)), None)


def _fits(name, rules):
    if name in rules["whole"]:
        return True
    begins = any(f"{name} ".startswith(f"{words} ") for words in rules["begins"])
    return begins and (not rules["has"] or any(words in name for words in rules["has"]))
