"""What belongs to a type of page besides its model: the edit form, the checks, the response, the steps at publication.

Models do not import these; each section declares them for its models in `AppConfig.ready`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from wagtail.models import Page


def _nothing(*_given, **_route):
    """The default of every part."""


def _no_problems(page):
    return []


def _no_context(page, request):
    return {}


@dataclass(frozen=True)
class PageType:
    """`content` and `settings` are panels beside Wagtail's own, `form` the form of the editor.

    `problems(page)` lists what a publication still lacks (`core.approval.Problem`), `context(page, request)` is what
    the template gets, `answer(page, request, **route)` a response in place of Wagtail's, or None.
    `complete(page, revision)` fills in what a version gets at its publication, `published(page, revision, writers,
    user)` runs after it.
    """

    content: list = field(default_factory=list)
    settings: list = field(default_factory=list)
    form: type | None = None
    problems: Callable = _no_problems
    context: Callable = _no_context
    answer: Callable = _nothing
    complete: Callable = _nothing
    published: Callable = _nothing


_UNDECLARED = PageType()
_types = {}


def declare(model, page_type):
    """Put a PageType around a model; called once from the section's AppConfig."""
    _types[model] = page_type
    model.content_panels = [*Page.content_panels, *page_type.content]
    model.settings_panels = [*page_type.settings, *Page.settings_panels]
    if page_type.form:
        model.base_form_class = page_type.form


def page_type(page):
    """The PageType of a page."""
    return _types.get(type(page), _UNDECLARED)
