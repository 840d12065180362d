"""Which procedures are cases of one: levels, lost or damaged, changed, with a foreign element."""

import re
import tomllib
from pathlib import Path

from search.text import exact

_DATA = tomllib.loads((Path(__file__).resolve().parent / "data" / "variants.toml").read_text(encoding="utf-8"))
_BRACKETS = re.compile(r"\([^()]*\)")
_OPENING = exact("Thủ tục") + " "
_LEAST_HEAD, _LEAST_CORE = 3, 2


def _phrases(words):
    longest_first = sorted((exact(phrase) for phrase in words), key=len, reverse=True)
    return re.compile(rf"(?<!\S)(?:{'|'.join(longest_first)})(?!\S)")


_QUALIFIERS, _ACTIONS, _ENDS = (_phrases(_DATA[name]) for name in ("qualifiers", "actions", "ends"))


def variant_key(name, area):
    """What all cases of a procedure have in common, or "" when too little of the name remains.

    >>> variant_key("Cấp lại thẻ căn cước", "Căn cước") == variant_key("Cấp đổi thẻ căn cước", "Căn cước")
    True

    Words are compared with their marks: "tại" ends a name, "tài sản" and "vận tải" do not.
    """
    words = exact(_BRACKETS.sub(" ", name)).removeprefix(_OPENING)
    head = _ENDS.split(words, maxsplit=1)[0]
    core = _ACTIONS.sub(" ", _QUALIFIERS.sub(" ", head)).split()
    telling = len(core) >= _LEAST_CORE and len(head.split()) >= _LEAST_HEAD
    return f"{exact(area)}: {' '.join(core)}" if telling else ""
