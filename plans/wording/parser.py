"""Read what a target's wording says: its comparison, values, unit, direction and condition.

The reading is a proposal: it fills the fields that an editor left empty, and the wording itself is kept as it is.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from core.language.numerals import grouped

from ..terms import Direction, Operator
from .other_numbers import without_other_numbers
from .values import SHARE, checked, read_value, shortened, tidy

__all__ = ["Reading", "read_value", "read_wording"]

LONGEST, CONDITION_LENGTH, UNIT_LENGTH, UNIT_WORDS = 5000, 250, 60, 3

_BRACKETS = re.compile(r"\(([^()]*)\)")
_CONDITION = re.compile(r"(?:nếu|trừ|không bao gồm|ngoại trừ|đối với|khi)\b", re.IGNORECASE)
_BULLET = re.compile(r"^[-–—+*•] ")

_NUMBER = r"[0-9]++(?:[.,][0-9]++)*+"
_TO = r" ?(?:[-‐-―−~]|đến\b|tới\b) ?"
_VALUE = re.compile(
    rf"(?<![\w.,/])(?P<minus>(?<!\S)[-−–])?(?<![\w%][-−–])(?P<low>{_NUMBER}) ?(?P<share>%?)"
    rf"(?:{_TO}(?P<high>{_NUMBER}) ?(?P<high_share>%?))?(?![\w/]|[.,:][0-9])"
)

_FILL = r"(?: (?:đạt|có|là|mức|khoảng|được|còn|ở|chỉ|thêm))*"
_AT_LEAST = re.compile(
    rf"(?:tối thiểu|ít nhất|không dưới|không thấp hơn|không ít hơn|trên|hơn|≥|>=?){_FILL} ?$", re.IGNORECASE
)
_AT_MOST = re.compile(
    r"(?:không (?:vượt )?quá|không (?:lớn |cao |nhiều )?hơn|(?<!không )(?:dưới|thấp hơn|ít hơn|nhỏ hơn)|"
    rf"tối đa|nhiều nhất|còn|xuống|(?:giảm|hạ) về|≤|<=?){_FILL} ?$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:đạt|là|thêm|tăng|giảm) ?$", re.IGNORECASE)
_OR_MORE = re.compile(r"[^,;.]{0,60}?\btrở lên\b", re.IGNORECASE)
_OR_LESS = re.compile(r"[^,;.]{0,60}?\btrở xuống\b", re.IGNORECASE)
_YEARLY = re.compile(r"\b(?:hàng|hằng|mỗi|từng) năm\b|/ ?năm\b", re.IGNORECASE)
_ADDING = re.compile(r"\b(?:thêm|tăng(?! cường)|bổ sung|nâng(?! cao)|giảm)\b", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:lên|đạt|xuống|còn)(?: (?:tối thiểu|ít nhất|trên|dưới|mức))* ?$", re.IGNORECASE)

# Counted words that are longer or shorter than the general rule would cut them; the longest that fits is taken.
_COUNTED = re.compile(
    r"(?:dịch vụ công|thủ tục|hồ sơ|văn bản|cơ quan|đơn vị|trung tâm|cơ sở dữ liệu|hệ thống|người|cán bộ|doanh nghiệp|"
    r"xã|phường|thôn|hộ|máy tính|lượt|điểm|phút|giờ|ngày làm việc|ngày|tuần|tháng|(?:triệu |tỷ )?đồng)\b",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"và|hoặc|của|cho|tại|ở|trong|ngoài|trên|dưới|theo|từ|đến|tới|để|được|đã|đang|sẽ|là|có|do|với|về|vào|khi|nếu|trở|so|"
    r"đạt|lên|xuống|còn|mỗi|hàng|hằng|trước|sau|bằng|qua|các|những",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reading:
    """What a wording says, or the problem why it says nothing that can be counted."""

    operator: Operator = Operator.DONE
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = SHARE
    direction: Direction = Direction.UP
    condition: str = ""
    problem: str = ""


def read_wording(text):
    """The Reading of a target's wording; a wording without a value is something to complete, counted in % done."""
    tidied = tidy(text)
    if not tidied:
        return Reading(problem=_("The wording is empty. Copy it from the signed document."))
    if len(tidied) > LONGEST:
        return Reading(
            problem=_("The wording has more than %(most)s characters. Keep the sentence of this target alone.")
            % {"most": grouped(LONGEST)}
        )
    plain = _BULLET.sub("", without_other_numbers(_BRACKETS.sub(" ", tidied)))
    reading = Reading(condition=_condition(tidied))
    values = [value for value in _VALUE.finditer(plain) if _is_value(plain, value)]
    shares = [value for value in values if SHARE in (value["share"], value["high_share"])]
    if len({(share["low"], share["high"]) for share in shares}) > 1:
        return replace(reading, problem=_several(shares))
    return _of_value(plain, (shares or values)[0], reading) if values else reading


def _condition(text):
    """What brackets add that restricts the target, without the brackets."""
    inside = (found.strip(" .;,") for found in _BRACKETS.findall(text))
    together = "; ".join(words for words in inside if _CONDITION.match(words))
    return together if len(together) <= CONDITION_LENGTH else f"{together[: CONDITION_LENGTH - 1]}…"


def _is_value(text, value):
    """Whether a number counts something: a share, counted words behind it, or "at least" and the like before it."""
    return bool(SHARE in (value["share"], value["high_share"]) or _unit(text, value) or _is_asked(_before(text, value)))


def _is_asked(before):
    return any(words.search(before) for words in (_AT_LEAST, _AT_MOST, _ASKED))


def _before(text, value):
    """The words of the same clause that lead to the value."""
    return re.split(r"[;:,.]", text[max(0, value.start() - 60) : value.start()])[-1]


def _unit(text, value):
    """ "%", or the words that are counted: known ones, else the next words up to one that joins or a mark."""
    if SHARE in (value["share"], value["high_share"]):
        return SHARE
    behind = re.split(r"[^\w ]", text[value.end() : value.end() + 200])[0].strip()
    if known := _COUNTED.match(behind):
        return known[0].lower()
    words = []
    for word in behind.split()[:UNIT_WORDS]:
        if _JOINS.fullmatch(word) or word[0].isdigit():
            break
        words.append(word)
    return " ".join(words)[:UNIT_LENGTH]


def _several(shares):
    values = ", ".join(shortened(share[0].strip()) for share in shares[:4])
    return _(
        "The wording has several shares (%(values)s). Make a target of each, or fill in its comparison and value."
    ) % {"values": values}


def _of_value(text, value, reading):
    """The reading with the value, or with what is wrong with it."""
    unit = _unit(text, value)
    low, problem = checked(value["low"], unit, bool(value["minus"]))
    high = None
    if value["high"] and not problem:
        high, problem = checked(value["high"], unit)
    if not problem and high is not None and high < low:
        problem = _("The range “%(low)s–%(high)s” ends below its beginning. Write the smaller value first.") % {
            "low": grouped(low),
            "high": grouped(high),
        }
    if problem:
        return replace(reading, unit=unit, problem=problem)
    operator, direction = _comparison(text, value)
    return replace(reading, operator=operator, low=low, high=high, unit=unit, direction=direction)


def _comparison(text, value):
    """The operator and direction that the words around the value ask for."""
    before, behind = _before(text, value), text[value.end() : value.end() + 80]
    is_most = bool(_AT_MOST.search(before) or _OR_LESS.match(behind))
    direction = Direction.DOWN if is_most else Direction.UP
    if _YEARLY.search(text) and _ADDING.search(before) and not _LEVEL.search(before):
        return Operator.YEARLY, direction
    if value["high"]:
        return Operator.RANGE, direction
    is_least = _AT_LEAST.search(before) or _OR_MORE.match(behind)
    return (Operator.AT_LEAST if is_least and not is_most else Operator.REACH), direction
