"""A number that can be checked: every one has its unit, scope, date and source (B15)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format

from core.language.numerals import grouped


@dataclass(frozen=True)
class Source:
    """Where a number can be looked up; `right` is what one needs to open it, "" for everybody."""

    name: str
    url: str
    right: str = ""


@dataclass(frozen=True)
class Figure:
    """One number; None for what is not known yet, which is never 0. `whole` is what it is a part of."""

    key: str
    label: str
    value: int | float | date | None
    unit: str
    scope: str
    source: Source
    as_of: date
    whole: int | None = None

    @property
    def share(self):
        """Its part of the whole in percent, to one decimal; None without a whole."""
        return round(100 * self.value / self.whole, 1) if self.value is not None and self.whole else None

    @property
    def shown(self):
        """The number as it is read; "" when it is not known."""
        return written(self.value)


def part(value, whole):
    """The fields of a part of a whole; 0 of 0 is not known."""
    return {"value": value if whole else None, "whole": whole or None}


def written(value):
    """A number or day as a reader writes it, "" for None."""
    if value is None:
        return ""
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    return grouped(value if isinstance(value, int) else Decimal(str(value)))
