"""“Was this useful?” under a page, at no query."""

from django import template

from ..usefulness.models import TEXT_LENGTH

register = template.Library()


@register.inclusion_tag("feedback/usefulness.html")
def usefulness(kind, key, text=""):
    """The form about the object that a search document names by kind and key; `text` is what was typed before."""
    return {"kind": kind, "key": key, "text": text, "text_length": TEXT_LENGTH}
