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
_BRACKETS = re.compile(r"\([^()]*\)")
_NOTHING_SAID = {"", "0", "dong", "phi", "le phi", "phi le phi"}
_ELSEWHERE = re.compile(
    r"theo (quy|qui) dinh|hoi dong nhan dan|hdnd|thong tu|nghi quyet|nghi dinh|quyet dinh|bo tai chinh"
    r"|bieu (phi|muc)|van ban kem theo|luat phi"
)
_AMOUNT = re.compile(
    r"(\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d+)?)\s*"
    r"(triệu\s*đồng|nghìn\s*đồng|ngàn\s*đồng|đồng|vnđ|vnd|đ(?![\wà-ỹ])|usd|\$|%)"
    # "160.000/hộ chiếu": thousands and what is paid for, the currency left out.
    r"|(?<![\d.,/])(\d{1,3}(?:[.,]\d{3})+)(?=\s*/\s*[^\W\d])",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"đến\s+(?:hết\s+)?(?:ngày\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.IGNORECASE)
_SLIPS = (Decimal(1000), Decimal(1) / 1000, Decimal(10) ** 6, Decimal(100), Decimal(1) / 100)
_FACTORS = {"triệu": 1_000_000, "nghìn": 1000, "ngàn": 1000}


def amounts_in(text):
    """The amounts of đồng in a text as Decimals ("20.000 đồng", "17,5 triệu đồng"); per cent and USD left out."""
    found = []
    for digits, unit, bare in _AMOUNT.findall(text):
        digits, unit = digits or bare, unit.casefold()
        if unit in {"%", "usd", "$"}:
            continue
        factor = _FACTORS.get(unit.split("đ")[0].strip(), 1)
        grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits)
        plain = re.sub(r"[.,]", "", digits) if grouped else digits.replace(",", ".")
        found.append(Decimal(plain) * factor)
    return found


def names_amount(text):
    """Whether a text names an amount of money in any currency."""
    return any("%" not in unit for _digits, unit, _bare in _AMOUNT.findall(text))


def is_foreign(currency):
    """Whether the amounts of a fee line are not in đồng."""
    return "USD" in currency.upper()


def slipped(amount, named):
    """Whether an amount is one of those its own words name, but for lost or added zeros."""
    return amount not in named and any(amount * factor in named for factor in _SLIPS)


def read_fee(amount, text):
    """The FeeState of a line with this amount (Decimal or None) and these words."""
    if amount is not None and amount > 0:
        return FeeState.FIXED
    words = fold(text)
    if words in _NOTHING_SAID:
        return FeeState.MISSING
    # "Miễn phí (Thông tư số …)": the law in brackets is where it says so.
    if _FREE.fullmatch(fold(_BRACKETS.sub(" ", text))):
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
