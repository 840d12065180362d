"""The number of a document in its official form: 73/KH-UBND (decree 30/2020, annex III)."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.language.text import one_line

_DASHES = re.compile(r"\s*[-–—‑]\s*")
_SLASHES = re.compile(r"\s*/\s*")
_OFFICIAL = re.compile(r"\d{1,6}[a-zđ]?/(?:\d{4}/)?[A-ZĐ][A-Za-zĐđ]*(?:-[A-ZĐ][A-Za-zĐđ&]*)+")


def official_number(text):
    """The number as it is officially written; "73 / KH – UBND" gives "73/KH-UBND"."""
    return _DASHES.sub("-", _SLASHES.sub("/", one_line(text)))


def check_number(number):
    """ValidationError unless it is an official number."""
    if not _OFFICIAL.fullmatch(number):
        raise ValidationError(
            _("“%(number)s” is no number of a document. Write it like 73/KH-UBND.") % {"number": number}
        )
