"""Values that people type: one number in Vietnamese form, perhaps with its unit, or the sentence that refuses it."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from core.language.numerals import grouped, read_number
from core.language.text import one_line

SHARE = "%"
WHOLE_DIGITS, DECIMALS = 15, 4
_TYPED = re.compile(r"(?P<minus>[-−–]?) ?(?P<number>[0-9][0-9.,]*+) ?(?P<unit>.*)")
_POINT = re.compile(r"([0-9]+)\.([0-9]+)")
_PERCENT = re.compile(r"\bphần trăm\b", re.IGNORECASE)


def tidy(text: str) -> str:
    """The text on one line in one normal form, with "%" for "phần trăm"."""
    return _PERCENT.sub(SHARE, one_line(text))


def read_value(text: str, unit: str) -> tuple[Decimal | None, str]:
    """The Decimal that somebody typed for a target counted in `unit`, and a problem; one of the two is empty."""
    typed = tidy(text)
    if not typed:
        return None, _("No value was given. Write the number that was reached, such as 70,5.")
    found = _TYPED.fullmatch(typed)
    if not found:
        return None, _("“%(text)s” is no number. Write digits, such as 1.234,5.") % {"text": shortened(typed)}
    if found["unit"] and found["unit"].casefold() != tidy(unit).casefold():
        return None, _(
            "The value is given in “%(given)s”, but the target counts “%(unit)s”. Give it in “%(unit)s”."
        ) % {
            "given": shortened(found["unit"]),
            "unit": unit,
        }
    return checked(found["number"], unit, bool(found["minus"]))


def checked(written: str, unit: str, is_negative: bool = False) -> tuple[Decimal | None, str]:
    """The Decimal of a written number, and a problem; one of the two is empty."""
    if is_negative:
        return None, _("“-%(number)s” is below zero. A value is zero or more.") % {"number": shortened(written)}
    number = read_number(written)
    if number is None:
        return None, _unreadable(written)
    if number.adjusted() >= WHOLE_DIGITS or -int(number.as_tuple().exponent) > DECIMALS:
        return None, _(
            "“%(number)s” is too long: at most %(whole)s digits before the comma, %(decimals)s after it."
        ) % {
            "number": shortened(written),
            "whole": WHOLE_DIGITS,
            "decimals": DECIMALS,
        }
    if unit == SHARE and number > 100:
        return None, _("A share cannot be more than 100 %%: “%(number)s %%” was given.") % {"number": grouped(number)}
    return number, ""


def shortened(text: str) -> str:
    """So much of what somebody wrote as a refusal can quote."""
    return text if len(text) <= 40 else f"{text[:39]}…"


def _unreadable(written: str) -> str:
    point = _POINT.fullmatch(written)
    if not point or len(written) > WHOLE_DIGITS:
        return _("“%(text)s” is no number. Write digits, such as 1.234,5.") % {"text": shortened(written)}
    whole, part = point.groups()
    return _("“%(number)s” can be read in two ways. Write “%(whole)s,%(part)s” or “%(whole)s%(part)s”.") % {
        "number": written,
        "whole": whole,
        "part": part,
    }
