"""A line of the newspaper's table, "Xã A (huyện B), Xã C (phần còn lại sau khi sáp nhập vào …)", taken apart.

What a line does not say is left empty; what is no unit is handed back with the reason.
"""

import re
from typing import NamedTuple

from search.text import fold

from .names import COMMUNE, DISTRICT, TOWN, WARD, kind_and_name, leading_kind

NOT_MERGED, SAYS_NOTHING = "not merged", "says nothing"
_NOTHING = {"", "-", "–"}
_ITEM = re.compile(r"(?P<name>[^()]*)(?P<remarks>.*)", re.DOTALL)
_REMARK = re.compile(r"\(([^()]*)\)?")
_PART = re.compile(r"phan con lai|mot phan")
_OF_DISTRICT = re.compile(r"^thuộc\s+", re.IGNORECASE)
_KINDS = {WARD, COMMUNE, TOWN, DISTRICT}
# Words that no name of a commune has: "Khu vực bãi bồi ven biển", "Trường bắn TB1".
_NO_UNIT = re.compile(r"^(?:khu vuc|truong ban|khu) ")


class Told(NamedTuple):
    """A former unit as a line tells it: its name with its kind, "" for kind, district or province it does not tell."""

    kind: str
    name: str
    district: str
    province: str
    is_part: bool
    words: str


def read_line(text):
    """([Told], [words that name no unit], NOT_MERGED, SAYS_NOTHING or "") of a line in NFC."""
    text = " ".join(text.split())
    if text in _NOTHING:
        return [], [], SAYS_NOTHING
    if fold(text) == "khong sap nhap":
        return [], [], NOT_MERGED
    told, unread = [], []
    for words in _items(text):
        unit = _unit(words)
        if unit:
            told.append(unit)
        else:
            unread.append(words)
    return told, unread, ""


def _items(text):
    """The parts between commas that stand outside of parentheses; one left open lasts to the end."""
    depth, start = 0, 0
    for place, letter in enumerate(text):
        if letter == "(":
            depth += 1
        elif letter == ")":
            depth = max(0, depth - 1)
        elif letter in ",;" and not depth:
            yield text[start:place].strip()
            start = place + 1
    yield text[start:].strip()


def _unit(words):
    found = _ITEM.match(words)
    name = found["name"].strip(" .")
    if not any(letter.isalnum() for letter in name) or _NO_UNIT.match(f"{fold(name)} "):
        return None
    kind, _proper = kind_and_name(name)
    if kind and kind not in _KINDS:
        return None
    district, province, is_part = _remarks(found["remarks"])
    return Told(kind, name[:1].upper() + name[1:], district, province, is_part, words)


def _remarks(text):
    """(district, province, whether only a part) of the parentheses behind a name; others stay in the words alone."""
    district, province, is_part = "", "", False
    for remark in _REMARK.findall(text):
        remark = _OF_DISTRICT.sub("", remark.strip())
        folded = fold(remark)
        if _PART.search(folded):
            is_part = True
        elif leading_kind(folded.split())[0] == DISTRICT:
            district, _comma, around = remark.partition(",")
            district, province = district[:1].lower() + district[1:], kind_and_name(around.strip())[1]
    return district, province, is_part
