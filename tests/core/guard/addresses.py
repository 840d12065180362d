"""An address for every pattern of the portal, with whatever is put in its places."""

import re

from django.urls import get_resolver
from django.urls.resolvers import RoutePattern

_PLACE = re.compile(r"<[^>]+>")
_GROUP = re.compile(r"\(\?P<\w+>(?:[^()]|\([^()]*\))*\)|\((?:[^()]|\([^()]*\))*\)")


def forms(resolver=None, before=""):
    """Every address as text with {} for each of its places."""
    for entry in (resolver or get_resolver()).url_patterns:
        form = before + _form(entry.pattern)
        if hasattr(entry, "url_patterns"):
            yield from forms(entry, form)
        else:
            yield f"/{form}"


def _form(pattern):
    if isinstance(pattern, RoutePattern):
        return _PLACE.sub("{}", pattern._route)
    written = _GROUP.sub("{}", pattern._regex.removeprefix("^").removesuffix("$"))
    return re.sub(r"\\(.)", r"\1", written.replace("?", ""))


def filled(form, values):
    """The address with values in its places, the first again when they are too few."""
    places = form.count("{}")
    return form.format(*[values[place % len(values)] for place in range(places)]) if places else form
