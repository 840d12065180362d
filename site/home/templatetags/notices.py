"""The banner of suspensions, for the base template."""

from django import template

from home.notices.ongoing import ongoing, text

register = template.Library()


@register.inclusion_tag("home/notices.html")
def service_notices():
    """The notices of suspension that are announced now."""
    return {"notices": ongoing()}


@register.simple_tag
def notice_text(notice):
    """One notice in words, as the banner says it."""
    return text(notice)
