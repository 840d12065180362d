"""Targets in the words of the page, at no query."""

from django import template

from ..standing.goals import unit_of
from ..standing.phrases import amount, goal, told

register = template.Library()
register.filter("goal", goal)
register.filter("told", told)


@register.filter
def in_words(value, target):
    """A value of a target with the unit in which it is reported."""
    return amount(value, unit_of(target))


@register.inclusion_tag("plans/progress.html")
def progress_line(status):
    """The little line of progress, with a mark for the time gone by; nothing while neither is known."""
    return {"done": _share(status.progress), "gone": _share(status.elapsed)}


def _share(number):
    return None if number is None else str(min(max(round(number * 100), 0), 100))
