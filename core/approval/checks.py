"""A system check: the rule of two persons must know of every page field whether people write its content."""

from django.core.checks import Warning, register
from wagtail.models import Page

from .rule import NOT_WORDS, PAGE_WORDS


@register()
def every_page_field_is_classified(app_configs, **kwargs):
    """A warning for each page field in neither list, such as one new in Wagtail; it counts as written by people."""
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
