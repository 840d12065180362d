"""Numbers as a Vietnamese reader writes them: 1.234,5."""

import re
from decimal import Decimal
from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import get_language


def grouped(number: int | Decimal) -> str:
    """The number with thousands grouped and no idle decimals: 15000 gives "15.000", 1.50 gives "1,5"."""
    if isinstance(number, int) and -1000 < number < 1000:
        return str(number)
    return _grouped(number, get_language())


@lru_cache(maxsize=5000)
def _grouped(number: int | Decimal, _language: str | None) -> str:
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    decimals = len(text.partition(".")[2])
    return number_format(number, decimal_pos=decimals, use_l10n=True, force_grouping=True)


_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
_WRITTEN = re.compile(f"-?{_NUMBER}")
# Not a part of a word, a date, a document's number or a longer number.
_STANDING = re.compile(rf"(?<![\w/.,-]){_NUMBER}(?![\w/-]|[.,]\d)")


def read_number(text: str) -> Decimal | None:
    """The Decimal that a Vietnamese reader wrote, or None: "1.234,5" is 1234.5; "3.5" could be two things, so None."""
    text = text.strip()
    if not text.isascii() or not _WRITTEN.fullmatch(text):
        return None
    return Decimal(text.replace(".", "").replace(",", "."))


def numbers_in(text: str) -> list[str]:
    """Every number written in a text, as written, without those that belong to a word or a date."""
    return _STANDING.findall(text)
