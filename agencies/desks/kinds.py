"""Names of groups of offices in national records ("Công an cấp xã"): at which kind of desk a citizen meets them."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from django.conf import settings

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


@lru_cache
def _tail(province):
    """What stands behind the name of an office of this province: "…, Công an tỉnh X", "… tỉnh, thành phố"."""
    bare = re.sub("^(tinh|thanh pho) ", "", fold(province))
    return re.compile(rf"( cong an)?(( cap)? tinh| thanh pho)+( {bare})?$")


@lru_cache(maxsize=5000)
def office_key(name: str) -> str:
    """What the names of a provincial office share, with and without its province; "" for offices of other levels.

    >>> office_key("Công an cấp Tỉnh") == office_key("Công an tỉnh")
    True
    """
    folded = fold(name)
    key = _tail(settings.PORTAL_PROVINCE).sub("", folded)
    return key if key != folded or key.startswith(("phong ", "van phong ")) else ""


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
