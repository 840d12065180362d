"""The template engine of lists: the same words and numbers as Django's templates, at a tenth of the time."""

from django.template.loader import get_template
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, ngettext
from jinja2 import Environment

from ..language.numerals import grouped


def draw(name, **context):
    """A template of templates/jinja2, drawn."""
    return mark_safe(get_template(name, using="jinja2").render(context))


def environment(**options):
    """The Jinja2 environment named in settings, always escaping; translations with `_()`, numbers with `|grouped`."""
    options |= {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(extensions=["jinja2.ext.i18n"], **options)  # noqa: S701 - it is on, in the options
    made.install_gettext_callables(gettext, ngettext)
    made.filters["grouped"] = grouped
    return made
