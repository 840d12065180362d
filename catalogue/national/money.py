"""Reading fees: fixed, free in words, in words, set elsewhere, not provided (E10). 0 is never free."""

import re
from datetime import date
from decimal import Decimal

from catalogue.models.parts import FeeState
from search.text import fold

_FREE = re.compile(
    r"((phi|le phi|phi le phi|muc phi|muc thu)( la)? )?"
    r"(khong( co)?|khong (thu|mat|tinh|phai nop|phai tra)( phi| le phi| phi le phi| tien)?|khong (phi|le phi)"
    r"|khong co (phi|le phi)|mien( thu)?( phi| le phi| phi le phi)?)"
)
_ELSEWHERE = re.compile(
    r"theo (quy|qui) dinh|hoi dong nhan dan|hdnd|thong tu|nghi quyet|nghi dinh|quyet dinh|bo tai chinh"
    r"|bieu (phi|muc)|van ban kem theo|luat phi"
)
_AMOUNT = re.compile(
    r"(\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d+)?)\s*"
    r"(triệu\s*đồng|nghìn\s*đồng|ngàn\s*đồng|đồng|vnđ|vnd|đ(?![\wà-ỹ])|usd|\$|%)",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"đến\s+(?:hết\s+)?(?:ngày\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.IGNORECASE)
_FACTORS = {"triệu": 1_000_000, "nghìn": 1000, "ngàn": 1000}


def amounts_in(text):
    """The amounts of đồng in a text as Decimals ("20.000 đồng", "17,5 triệu đồng"); per cent and USD left out."""
    found = []
    for digits, unit in _AMOUNT.findall(text):
        unit = unit.casefold()
        if unit in {"%", "usd", "$"}:
            continue
        factor = _FACTORS.get(unit.split("đ")[0].strip(), 1)
        grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits)
        plain = re.sub(r"[.,]", "", digits) if grouped else digits.replace(",", ".")
        found.append(Decimal(plain) * factor)
    return found


def read_fee(amount, text):
    """The FeeState of a line with this amount (Decimal or None) and these words."""
    if amount is not None and amount > 0:
        return FeeState.FIXED
    words = fold(text)
    if not words:
        return FeeState.MISSING
    if _FREE.fullmatch(words):
        return FeeState.FREE
    if _AMOUNT.search(text):
        return FeeState.TEXT
    return FeeState.ELSEWHERE if _ELSEWHERE.search(words) else FeeState.TEXT


def valid_to(text):
    """The last day that a time-boxed fee names ("đến hết ngày 31/12/2026"), or None."""
    days = []
    for day, month, year in _UNTIL.findall(text):
        try:
            days.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return max(days, default=None)
