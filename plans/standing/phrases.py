"""Values and goals of targets in words."""

from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.language.numerals import grouped

from ..terms import Direction, Operator
from .goals import unit_of

if TYPE_CHECKING:
    from ..models.progress import ProgressReport
    from ..models.target import Target


def amount(value: Decimal | None, unit: str) -> str:
    """A value with its unit: (Decimal 70, "%") gives "70%"; nothing for None."""
    if value is None:
        return ""
    return f"{grouped(value)}{'%' if unit == '%' else f' {unit}' if unit else ''}"


def told(report: "ProgressReport") -> str:
    """What a report says: "70,5%, as of 30/06/2025"."""
    value = amount(report.value, unit_of(report.target))
    return _("%(value)s, as of %(date)s") % {"value": value, "date": date_format(report.as_of, "SHORT_DATE_FORMAT")}


def goal(target: "Target") -> str:
    """What a target wants, from its fields: "at least 70%", "from 70 to 80%"."""
    low, high, unit = target.low, target.high, target.unit
    if target.operator == Operator.DONE or low is None:
        return _("completed")
    if target.operator == Operator.YEARLY:
        span = amount(low, unit) if high is None else f"{grouped(low)}–{amount(high, unit)}"
        return _("%(value)s more each year") % {"value": span}
    if target.operator == Operator.RANGE:
        return _("from %(low)s to %(high)s") % {"low": grouped(low), "high": amount(high, unit)}
    if target.direction == Direction.DOWN:
        return _("at most %(value)s") % {"value": amount(low, unit)}
    words = _("at least %(value)s") if target.operator == Operator.AT_LEAST else _("reach %(value)s")
    return words % {"value": amount(low, unit)}
