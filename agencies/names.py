"""What a body's name tells: which names are one, and whose body it is."""

import re

from django.conf import settings

from core.language.text import one_line

# The national portal numbers provinces and centrally run cities H01 to H63, their bodies H26.101.
_PROVINCE_CODE = re.compile(r"H\d{2}(\.|$)")
# The two ways of placing a tone mark over oa, oe, uy: hoà/hòa, uỷ/ủy.
_TONE_PLACES = [
    (re.compile(f"{old}(?!\\w)"), new)
    for old, new in zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
]


def name_key(name):
    """What spelling twins share: one case, one tone placement, single spaces, no final dot.

    >>> name_key("Uỷ ban  nhân dân.") == name_key("ủy ban nhân dân")
    True
    """
    key = one_line(name).casefold().rstrip(" .;,")
    for old, new in _TONE_PLACES:
        key = old.sub(new, key)
    return key


def is_other_province(body):
    """Whether the body (anything with a name and a code) is another province than the portal's; None is nobody's."""
    own = name_key(settings.PORTAL_PROVINCE)
    return bool(body) and _is_provincial(body) and not name_key(body.name or "").endswith(own)


def _is_provincial(body):
    """Whether the body is a province, or belongs to one."""
    name = name_key(body.name or "")
    return bool(_PROVINCE_CODE.match(body.code or "")) or name.startswith(("ubnd ", "ủy ban nhân dân "))
