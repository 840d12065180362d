"""What a body's name tells: which names are one, and whose body it is."""

import re

from django.conf import settings

from core.language.text import one_line
from search.text import fold

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

# What everybody writes for the office's own words.
_ABBREVIATIONS = (
    (re.compile(r"\b(?:ủy|uỷ) ban nhân dân\b", re.IGNORECASE), "UBND"),
    (re.compile(r"\bhội đồng nhân dân\b", re.IGNORECASE), "HĐND"),
    (re.compile(r"\bbảo hiểm xã hội\b", re.IGNORECASE), "BHXH"),
    (re.compile(r"\bhành chính công\b", re.IGNORECASE), "HCC"),
    (re.compile(r"\bcông an\b", re.IGNORECASE), "CA"),
)
_FULL = (re.compile(r"\bUBND\b"), "Ủy ban nhân dân")
# "Sở Nông nghiệp và Môi trường tỉnh X": the field stands between the kind of body and the place.
_FIELD = re.compile(r"(Sở|Bộ) (?!phận|chỉ huy|tư lệnh)(.+?)(?: (?:tỉnh|thành phố) .+)?", re.IGNORECASE)
# The place behind a body's name, folded.
_PLACE = re.compile(r" (?:tinh|thanh pho) .+")


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


def folded_names(name, short_name=""):
    """The folded names of a body, with its place and without.

    >>> sorted(folded_names("Sở Xây dựng tỉnh Phương Nam", "SXD"))
    ['so xai dung', 'so xai dung tinh phuong nam', 'sxd']
    """
    return {fold(name), fold(short_name), _PLACE.sub("", fold(name))} - {""}


def shortened(name):
    """The usual abbreviations of a body's name: "UBND" for "Ủy ban nhân dân", "Sở NNMT" for its department.

    >>> shortened("Sở Nông nghiệp và Môi trường tỉnh Phương Nam")
    ['Sở NNMT', 'Sở NN&MT']
    """
    shorter = name
    for words, abbreviation in _ABBREVIATIONS:
        shorter = words.sub(abbreviation, shorter)
    called = [shorter, _FULL[0].sub(_FULL[1], name), *_initials(name)]
    return [short for short in dict.fromkeys(called) if short != name]


def _initials(name):
    """ "Sở NNMT" and "Sở NN&MT" for a department or ministry; nothing for other bodies."""
    found = _FIELD.fullmatch(name)
    if not found:
        return []
    kind, field = found.groups()
    parts = re.split(r"\s+và\s+", field)
    short = ["".join(word[0] for word in re.findall(r"\w+", part)).upper() for part in parts]
    return [f"{kind} {''.join(short)}", f"{kind} {'&'.join(short)}"]
