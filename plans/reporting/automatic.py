"""Targets that the portal counts in its own catalogue (B15): one report a month, each with what was counted."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from catalogue.offers import FIGURES, measure
from core.language.numerals import grouped

from ..models import PlanPage, ProgressReport, Target


def measure_targets(on=None):
    """Add the report of this month for each target in force that has a figure and none yet; how many were added."""
    on = on or timezone.localdate()
    plans = PlanPage.objects.in_force(on)
    waiting = Target.objects.exclude(dropped_on__lte=on).filter(plan__in=plans).exclude(figure="")
    done = ProgressReport.objects.filter(author=None, as_of__year=on.year, as_of__month=on.month)
    waiting = waiting.exclude(pk__in=done.values("target"))
    return sum(_add(target) for target in waiting if target.figure in FIGURES)


def _add(target):
    found = measure(target.figure, target.figure_area)
    if found.value is None:
        return False
    ProgressReport.objects.create(
        target=target,
        value=found.value,
        as_of=found.on,
        source=_("The catalogue of this portal"),
        how=_counted(found, FIGURES[target.figure].is_mean),
        query=found.query,
        approved_at=timezone.now(),
    )
    return True


def _counted(found, is_mean):
    words = {
        "counted": grouped(found.numerator), "all": grouped(found.denominator), "how": found.how,
        "date": date_format(found.on, "SHORT_DATE_FORMAT"),
    }  # fmt: skip
    if is_mean:
        return _("%(counted)s working days over %(all)s procedures, counted on %(date)s. %(how)s") % words
    return _("%(counted)s of %(all)s procedures, counted on %(date)s. %(how)s") % words
