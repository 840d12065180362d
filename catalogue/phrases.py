"""Facts of the catalogue in words: the same on lists, pages and in print."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core import facts
from core.language.numerals import grouped

from .models.parts import FeeState, Method, TimeState
from .models.procedure import ServiceMode

FEE_STATES = {
    "co-phi": gettext_lazy("With a fee"),
    "mien-phi": gettext_lazy("Free of charge"),
    "theo-van-ban": gettext_lazy("Set by another document"),
    "chua-ro": gettext_lazy("No information yet"),
}
TIERS = {
    "commune": gettext_lazy("Commune"),
    "province": gettext_lazy("Province"),
    "ministry": gettext_lazy("Ministry"),
    "other": gettext_lazy("Other body"),
}
RETURNS = {
    "AT_SUBMISSION_PLACE": gettext_lazy("At the place where you filed"),
    "AT_HOME": gettext_lazy("By post to your address"),
    "ONLINE": gettext_lazy("Online"),
}
FEE_KINDS = {
    "FEE": gettext_lazy("Charge"),
    "SERVICE_FEE": gettext_lazy("Registration fee"),
    "PRICE_LEVEL": gettext_lazy("Price"),
}


def duration(amount, unit):
    """An amount of time in words: (Decimal 5, WORKING_DAY) gives "5 ngày làm việc"."""
    count = int(amount) if amount == int(amount) else 2
    words = {
        "WORKING_DAY": lambda: ngettext("%(n)s working day", "%(n)s working days", count),
        "DAY": lambda: ngettext("%(n)s day", "%(n)s days", count),
        "HOUR": lambda: ngettext("%(n)s hour", "%(n)s hours", count),
        "MONTH": lambda: ngettext("%(n)s month", "%(n)s months", count),
        "YEAR": lambda: ngettext("%(n)s year", "%(n)s years", count),
    }
    return words[unit]() % {"n": grouped(amount)}


def money(amount, currency):
    """An amount of money in words: (15000, "") gives "15.000 đồng"; none means đồng (docs/national-record.md)."""
    if "USD" in currency.upper():
        return f"{grouped(amount)} USD"
    return _("%(amount)s dong") % {"amount": grouped(amount)}


def time_fact(limit, ask=""):
    """The Fact of one time limit (a channel or a sub-service)."""
    if limit.time_state == TimeState.VALUE:
        return facts.value(duration(limit.time_amount, limit.time_unit))
    if limit.time_state == TimeState.TEXT:
        return facts.value(str(limit.time_verbatim).strip())
    if limit.time_state == TimeState.NONE:
        return facts.none(str(limit.time_verbatim).strip())
    return facts.missing(ask)


def fee_fact(fee, ask=""):
    """The Fact of one fee line, the source's words beside it; free only where they say so."""
    if fee.state == FeeState.FIXED:
        return facts.value(money(fee.amount, fee.currency), fee.text)
    if fee.state == FeeState.FREE:
        return facts.none(_("Free of charge"), _("The source says: “%(words)s”") % {"words": fee.text.strip()})
    if fee.state == FeeState.TEXT:
        return facts.value(_("See the details"), fee.text)
    if fee.state == FeeState.ELSEWHERE:
        return facts.value(_("Set by another document"), fee.text)
    return facts.missing(ask)


def glance_time(channels):
    """The shortest way to say all time limits: ("value", amount, unit), a span, or a state without a number; JSON."""
    limits = {(row.time_amount, row.time_unit) for row in channels if row.time_state == TimeState.VALUE}
    units = {unit for _amount, unit in limits}
    if len(units) == 1:
        amounts = sorted(amount for amount, _unit in limits)
        return ["value", str(amounts[0]), str(amounts[-1]), units.pop()]
    if limits:
        return ["several"]
    states = {row.time_state for row in channels}
    return ["text"] if TimeState.TEXT in states else ["none"] if states == {TimeState.NONE} else ["missing"]


def glance_fee(fees):
    """The shortest way to say all fee lines; JSON."""
    fixed = {
        (row.amount, "USD" if "USD" in row.currency.upper() else "") for row in fees if row.state == FeeState.FIXED
    }
    if fixed and len({currency for _amount, currency in fixed}) == 1:
        amounts = sorted(amount for amount, _currency in fixed)
        return ["value", str(amounts[0]), str(amounts[-1]), fixed.pop()[1]]
    return [fee_state(fees)]


def fee_state(fees):
    """The key of FEE_STATES for all lines together: free only if every line says so."""
    states = {row.state for row in fees}
    if states & {FeeState.FIXED, FeeState.TEXT}:
        return "co-phi"
    if FeeState.ELSEWHERE in states:
        return "theo-van-ban"
    return "mien-phi" if states == {FeeState.FREE} else "chua-ro"


def glance_time_fact(glance, ask=""):
    """The Fact of what glance_time gave."""
    if glance[0] == "value":
        least, most, unit = Decimal(glance[1]), Decimal(glance[2]), glance[3]
        words = duration(most, unit)
        return facts.value(words if least == most else f"{grouped(least)} – {words}")
    if glance[0] == "missing":
        return facts.missing(ask)
    if glance[0] == "none":
        return facts.none(_("No time limit is set"))
    return facts.value(_("Depends on the case") if glance[0] == "several" else _("See the details"))


def glance_fee_fact(glance, ask=""):
    """The Fact of what glance_fee gave."""
    if glance[0] == "value":
        least, most, currency = Decimal(glance[1]), Decimal(glance[2]), glance[3]
        words = money(most, currency)
        return facts.value(words if least == most else f"{grouped(least)} – {words}")
    if glance[0] == "mien-phi":
        return facts.none(_("Free of charge"))
    return facts.missing(ask) if glance[0] == "chua-ro" else facts.value(str(FEE_STATES[glance[0]]))


def method_label(method):
    """The words of a way of handing in; an unknown one as the source writes it."""
    try:
        return str(Method(method).label)
    except ValueError:
        return method


def mode_label(mode):
    """The words of a form of service."""
    return str(ServiceMode(mode).label)
