"""Long parts of a page of Django's, and what they have in common with others, drawn by the fast template engine."""

from django import template

from ..web.jinja import draw

register = template.Library()


@register.simple_tag
def jinja(name, **context):
    """A template of templates/jinja2 with this context alone."""
    return draw(name, **context)
