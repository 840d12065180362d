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
