"""Rows by the hundred, drawn by the fast template engine (`core.web.jinja`) inside a page of Django's."""

from django import template

from ..web.jinja import draw

register = template.Library()


@register.simple_tag
def jinja(name, **context):
    """A template of templates/jinja2 with this context alone."""
    return draw(name, **context)
