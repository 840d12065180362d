"""Reading time limits: a value, words, stated as none, or not provided (E8)."""

import re
from decimal import Decimal, InvalidOperation

from catalogue.models.parts import UNITS, TimeState, TimeUnit
from search.text import fold

_NOTHING_SAID = {"", "theo mo ta", "xem phan mo ta", "chua co thong tin", "khong co thong tin"}
_NONE = re.compile(r"khong( co| quy dinh| quy dinh thoi han)?|khong phai tra ket qua.*")
_DAY_COUNT = re.compile(r"(\d+(?:[.,]\d+)?)(?:\s*\([^)]*\))?\s*(ngày\s+làm\s+việc|ngày|giờ|tháng|năm)", re.IGNORECASE)


def number(value):
    """The value as Decimal when it is a number or a text that is only a number; otherwise None."""
    if isinstance(value, bool) or value is None or (isinstance(value, str) and len(value) > 20):
        return None
    try:
        parsed = Decimal(str(value).strip().replace(",", "."))
    except InvalidOperation:
        return None
    return parsed if parsed.is_finite() and abs(parsed) < 10**8 else None


def read_time(value, unit):
    """(state, amount, unit) of a time limit as received.

    A number without a unit (`OTHER`) is unknown, `1 OTHER` being a placeholder; 0 is unknown, never "0 ngày".
    """
    amount = number(value)
    if amount is not None:
        if amount > 0 and unit in UNITS:
            return TimeState.VALUE, amount, unit
        return TimeState.MISSING, None, ""
    words = fold(value) if isinstance(value, str) else ""
    if words in _NOTHING_SAID:
        return TimeState.MISSING, None, ""
    if _NONE.fullmatch(words):
        return TimeState.NONE, None, ""
    return TimeState.TEXT, None, ""


def day_counts(text):
    """Every (amount, unit) of time that a text names, such as (5, WORKING_DAY) for "05 ngày làm việc"."""
    units = {"ngày": TimeUnit.DAY, "giờ": TimeUnit.HOUR, "tháng": TimeUnit.MONTH, "năm": TimeUnit.YEAR}
    found = []
    for amount, word in _DAY_COUNT.findall(text):
        unit = units.get(word.casefold(), TimeUnit.WORKING_DAY)
        found.append((Decimal(amount.replace(",", ".")), unit))
    return found


def differing(amount, unit, note):
    """The limits that the description of a way of filing names instead of its own, or []; the longest list first.

    Stages that add up to the limit agree with it; the same number in working days does not agree with one in days.
    """
    named = day_counts(note)
    if not named:
        return []
    if all(amount != count for count, _word in named):
        adds_up = sum(count for count, _word in named) == amount and len({word for _count, word in named}) == 1
        return [] if adds_up else named
    if unit == TimeUnit.DAY and (amount, TimeUnit.WORKING_DAY) in named:
        return [(amount, TimeUnit.WORKING_DAY)]
    return []
