"""Wagtail's apps without its API of version 3, which this portal does not serve: 28 MB and half a second of a start.

Each of these apps ends its `ready()` by adding its part to that API, and so loads Ninja and Pydantic's models of every
page type. Meanwhile modules stand in for that API that do nothing, whatever is asked of them. They are gone again
afterwards: who wants the API takes Wagtail's own names of these apps in the settings.
"""

import sys
from contextlib import contextmanager
from types import ModuleType

from wagtail.contrib.redirects.apps import WagtailRedirectsAppConfig
from wagtail.documents.apps import WagtailDocsAppConfig
from wagtail.hooks import search_for_hooks
from wagtail.images.apps import WagtailImagesAppConfig
from wagtail.snippets.apps import WagtailSnippetsAppConfig


class _WithoutApi:
    def ready(self):
        """What the app does at a start, but for its part of the API."""
        own = f"{self.name}.api.v3"
        with _unused("wagtail.api.v3.api", own, f"{own}.router", f"{own}.registry"):
            super().ready()


class _Unused(ModuleType):
    """A module whose every name may be called and asked for further names, to no effect."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *given, **named):
        return self


@contextmanager
def _unused(*names):
    known = {name: sys.modules[name] for name in names if name in sys.modules}
    sys.modules.update({name: _Unused(name) for name in names if name not in known})
    try:
        yield
    finally:
        for name in set(names) - set(known):
            sys.modules.pop(name, None)


class Images(_WithoutApi, WagtailImagesAppConfig):
    """Wagtail's images."""


class Documents(_WithoutApi, WagtailDocsAppConfig):
    """Wagtail's documents."""


class Snippets(_WithoutApi, WagtailSnippetsAppConfig):
    """Wagtail's snippets, and with them what our files wagtail_hooks.py declare: also who may do what to a record."""

    def ready(self):
        """What the app does at a start. Its part of the API would have these files read as well."""
        super().ready()
        search_for_hooks()


class Redirects(_WithoutApi, WagtailRedirectsAppConfig):
    """Wagtail's redirects."""
