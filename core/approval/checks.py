"""The rule of two persons counts words, so every field of a page must be known as words or as none."""

from django.core.checks import Warning, register
from wagtail.models import Page

from .rule import NOT_WORDS, PAGE_WORDS


@register()
def every_page_field_is_classified(app_configs, **kwargs):
    """Name the fields that a new Wagtail brought and nobody has looked at: until then they count as words."""
    known = NOT_WORDS | PAGE_WORDS
    new = sorted(field.name for field in Page._meta.concrete_fields if field.name not in known)
    return [
        Warning(
            f"The field {name} of a page is neither words nor none for the rule of two persons.",
            hint="Add it to NOT_WORDS or PAGE_WORDS in core/approval/rule.py.",
            id="core.W001",
        )
        for name in new
    ]
