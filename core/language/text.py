"""Cleaning Vietnamese text that comes in: Unicode NFC, white space, invisible characters, slugs."""

import re
import unicodedata
from collections.abc import Container

from django.utils.text import slugify

_D_TO_LATIN = str.maketrans("đĐÐ", "dDD")
# Spaces that look like one but are not U+0020, and characters that nobody sees.
_ODD_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    r"[\x00\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3164\ufeff\uffa0]"
)
_BULLETS = re.compile(r"^(?:\s*(?:[-+*•·●○◦▪▫■□‣⁃–—➢✓]|\.(?=\s?\w)))+\s*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def nfc(text: str) -> str:
    """The text in Unicode NFC without NUL (H9: what is stored is composed)."""
    return unicodedata.normalize("NFC", text).replace("\x00", "")


def visible(text: str) -> str:
    """NFC without the characters that nobody sees: zero-width ones, soft hyphens, marks of direction."""
    return _INVISIBLE.sub("", nfc(text))


def one_line(text: str) -> str:
    """NFC, no invisible characters, every run of white space one space, no space at the ends."""
    return " ".join(_ODD_SPACES.sub(" ", visible(text)).split())


def unbulleted(text: str) -> str:
    """The text without the dashes, stars and dots that began it in a list of somebody else's; all of it if but those.

    >>> unbulleted("- + Tờ khai"), unbulleted("*"), unbulleted("(1) Đơn")
    ('Tờ khai', '*', '(1) Đơn')
    """
    return _BULLETS.sub("", text) or text


def lines(text: str) -> list[str]:
    """The non-empty lines of a text, each tidied."""
    return [line for line in (one_line(part) for part in text.splitlines()) if line]


def vietnamese_slug(text: str, max_length: int = 80) -> str:
    """A slug of a-z, 0-9 and hyphens, cut at a word: "Đăng ký khai sinh" gives "dang-ky-khai-sinh".

    Django's slugify drops đ; empty text gives "khong-ten".
    """
    slug = slugify(text.translate(_D_TO_LATIN))
    if len(slug) > max_length:
        slug = slug[: max_length + 1].rpartition("-")[0] or slug[:max_length]
    return slug or "khong-ten"


def free_slug(stem: str, taken: Container[str]) -> str:
    """The stem, or the stem with the first number from 2 up that makes it none of the taken slugs."""
    slug, number = stem, 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def printable(text: str) -> str:
    """The text without the control characters that XML and spreadsheets cannot hold."""
    return _CONTROL.sub(" ", text)
