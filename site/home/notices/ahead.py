"""How long before a planned suspension it is announced: the number is data, with its source."""

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from agencies.counting.calendar import Calendar
from agencies.models import LegalNumber


def refusal(announced_at, starts_at):
    """Why a suspension may not start then, with the day from which it might; empty when it may."""
    announced_on, starts_on = localdate(announced_at), localdate(starts_at)
    rule = LegalNumber.on(LegalNumber.Name.SUSPENSION_NOTICE, announced_on)
    if rule is None:
        return ""
    earliest = Calendar.load().add_working_days(announced_on, rule.value).day
    if starts_on >= earliest:
        return ""
    return _(
        "A planned suspension is announced at least %(number)d working days ahead (%(source)s). "
        "Announced on %(today)s, it may start from %(earliest)s. "
        "Choose that day or a later one; if it is force majeure, tick it and give the reason."
    ) % {
        "number": rule.value,
        "source": rule.source,
        "today": date_format(announced_on, "SHORT_DATE_FORMAT"),
        "earliest": date_format(earliest, "SHORT_DATE_FORMAT"),
    }
