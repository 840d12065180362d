"""Reading time limits: a value, words, stated as none, or not provided (E8)."""

import re
from decimal import Decimal, InvalidOperation

from catalogue.models.parts import UNITS, TimeState, TimeUnit
from search.text import fold

_WORDS = {
    "ngày làm việc": TimeUnit.WORKING_DAY,
    "ngày": TimeUnit.DAY,
    "giờ làm việc": TimeUnit.WORKING_HOUR,
    "giờ": TimeUnit.HOUR,
    "tháng": TimeUnit.MONTH,
    "năm": TimeUnit.YEAR,
}
_NOTHING_SAID = {"", "theo mo ta", "xem phan mo ta", "chua co thong tin", "khong co thong tin"}
_NONE = re.compile(r"khong( co| quy dinh| quy dinh thoi han)?|khong phai tra ket qua.*")
_DAY_COUNT = re.compile(
    r"(\d+(?:[.,]\d+)?)(?:\s*\([^)]*\))?\s*(ngày\s+làm\s+việc|ngày|giờ\s+làm\s+việc|giờ|tháng|năm)",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(
    r"(?:thoi han giai quyet )?(?:giai quyet |thuc hien |tra ket qua |tra )?(?:ngay )?trong ngay(?: lam viec)?"
    r"(?: (?:tiep nhan|nhan duoc|nhan)(?: du)? ho so)?"
    r"(?: (?:truong hop |neu )?(?:ho so )?(?:tiep nhan|nhan)(?: ho so)? sau 15 (?:gio|h)"
    r"(?: ma khong giai quyet duoc ngay)? (?:thi )?(?:tra ket qua |tra |chuyen )?(?:vao |trong |sang )?"
    r"ngay lam viec (?:ke tiep|tiep theo))?"
)
# "Nhận sau 15 giờ": an hour of the day.
_TIME_OF_DAY = re.compile(r"sau\s+(\d{1,2})\s*(?:giờ|h)\b", re.IGNORECASE)


def number(value):
    """The value as Decimal when it is a number or a text that is only a number; otherwise None."""
    if isinstance(value, bool) or value is None or (isinstance(value, str) and len(value) > 20):
        return None
    try:
        parsed = Decimal(str(value).strip().replace(",", "."))
    except InvalidOperation:
        return None
    return parsed if parsed.is_finite() and abs(parsed) < 10**8 else None


def read_time(value, unit, note=""):
    """(state, amount, unit) of a time limit as received, beside the words of its row.

    A number without a unit (`OTHER`) is unknown, `1 OTHER` being a placeholder; 0 is unknown, never "0 ngày". Hours are
    those of the clock unless the words name as many working hours (or stages that add up to them); an hour of the day
    is no limit.
    """
    amount = number(value)
    if amount is not None:
        if unit == TimeUnit.HOUR:
            unit = _hours(amount, note)
        if amount > 0 and unit in UNITS:
            return TimeState.VALUE, amount, unit
        return TimeState.MISSING, None, ""
    words = fold(value) if isinstance(value, str) else ""
    if words in _NOTHING_SAID:
        return TimeState.MISSING, None, ""
    if _NONE.fullmatch(words):
        return TimeState.NONE, None, ""
    return TimeState.TEXT, None, ""


def _hours(amount, note):
    """The unit of a number of hours, or "" where its words make it an hour of the day."""
    counts = day_counts(note)
    working = [count for count, unit in counts if unit == TimeUnit.WORKING_HOUR]
    if amount in working or amount == sum(working):
        return TimeUnit.WORKING_HOUR
    told = [Decimal(hour) for hour in _TIME_OF_DAY.findall(note)]
    is_of_day = amount in told and counts.count((amount, TimeUnit.HOUR)) <= told.count(amount)
    return "" if is_of_day else TimeUnit.HOUR


def day_counts(text):
    """Every (amount, unit) of time that a text names, such as (5, WORKING_DAY) for "05 ngày làm việc"."""
    found = []
    for amount, word in _DAY_COUNT.findall(text):
        unit = _WORDS[" ".join(word.casefold().split())]
        found.append((Decimal(amount.replace(",", ".")), unit))
    return found


def is_same_day(words):
    """Whether words say no more than that the result comes on the day of filing, the next one after the cut-off."""
    return bool(_SAME_DAY.fullmatch(fold(words)))


def beyond(below, stated):
    """The (amount, unit) of sub-services that no way of filing states; of them no words tell what hours are meant."""
    working = {(amount, TimeUnit.HOUR) for amount, unit in stated if unit == TimeUnit.WORKING_HOUR}
    return below - stated - working


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
