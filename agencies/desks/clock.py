"""Doors open and close by the clock: pages that say so change with them."""

from datetime import date, datetime, timedelta

from django.db.models import Value
from django.utils import timezone

from agencies.models import Desk, DeskException, DeskHours
from core.generation import changes_at

_MINUTE = timedelta(minutes=1)
_SIDES = ("morning_from", "morning_to", "afternoon_from", "afternoon_to")


@changes_at
def next_turn(now):
    """The next moment at which a desk opens, closes or takes no more files for the day; None without any."""
    day, hours = timezone.localdate(now), _hours()
    moments = (
        timezone.make_aware(datetime.combine(day + timedelta(days=days), hour)) for days in (0, 1) for hour in hours
    )
    return next((moment for moment in moments if moment > now), None)


def _hours():
    """Every minute of a day at which any desk may turn, in their order; that of a cut-off itself is not late yet."""
    live = {"desk__live": True}
    doors = [
        rows.objects.filter(**live).order_by().annotate(is_cut_off=Value(0)).values_list(side, "is_cut_off")
        for rows in (DeskHours, DeskException)
        for side in _SIDES
    ]
    desks = Desk.objects.filter(live=True).order_by().annotate(is_cut_off=Value(1))
    turns = desks.values_list("cut_off", "is_cut_off").union(*doors)
    return sorted(_next_minute(hour) if is_cut_off else hour for hour, is_cut_off in turns if hour)


def _next_minute(hour):
    return (datetime.combine(date.min, hour) + _MINUTE).time()
