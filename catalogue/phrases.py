"""Facts of the catalogue in words: the same on lists, pages and in print."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core import facts
from core.language.numerals import grouped

from .models.parts import Method, TimeState
from .models.procedure import ServiceMode

FEE_STATES = {
    "co-phi": gettext_lazy("With a fee"),
    "mien-phi": gettext_lazy("Free of charge"),
    "theo-van-ban": gettext_lazy("Set by another document"),
    "bang-loi": gettext_lazy("In words"),
    "chua-ro": gettext_lazy("No information yet"),
}
TIME_LIMITS = {
    "trong-ngay": gettext_lazy("Within the day"),
    "1-3-ngay": gettext_lazy("1 to 3 days"),
    "4-7-ngay": gettext_lazy("4 to 7 days"),
    "8-15-ngay": gettext_lazy("8 to 15 days"),
    "16-30-ngay": gettext_lazy("16 to 30 days"),
    "tren-30-ngay": gettext_lazy("More than 30 days"),
    "theo-truong-hop": gettext_lazy("Depends on the case"),
    "bang-loi": gettext_lazy("In words"),
    "khong-quy-dinh": gettext_lazy("No time limit is set"),
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
        "WORKING_HOUR": lambda: ngettext("%(n)s working hour", "%(n)s working hours", count),
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


def method_label(method):
    """The words of a way of handing in; an unknown one as the source writes it."""
    try:
        return str(Method(method).label)
    except ValueError:
        return method


def mode_label(mode):
    """The words of a form of service."""
    return str(ServiceMode(mode).label)
