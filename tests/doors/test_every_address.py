"""Every address of the admin is shut for whoever owes the second factor: the resolver is walked, none is forgotten."""

import json
import re

import pytest
from django.urls import get_resolver
from django.urls.resolvers import URLResolver

from .conftest import LOGIN, browser, sign_in

pytestmark = pytest.mark.django_db

ADMIN = "quan-tri/"
# They are open for strangers too: signing in and out, a new password, icons and words of the screens.
OPEN = {
    "login/", "logout/", "password_reset/", "password_reset/done/", "password_reset/confirm/<uidb64>/<token>/",
    "password_reset/complete/", "hai-buoc/ma/", "hai-buoc/thiet-lap/", "phien/", "sprite/", "jsi18n/",
}  # fmt: skip


def routes(patterns=None, prefix=""):
    """Every route below the admin, as it is declared."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            if route.startswith(ADMIN) or ADMIN.startswith(route):
                yield from routes(pattern.url_patterns, route)
        elif route.startswith(ADMIN) and not route.startswith(f"{ADMIN}^"):
            yield route.removeprefix(ADMIN)


def example(route):
    """An address of a route: ones in place of what it holds."""
    filled = re.sub(r"<\w+:\w+>|<\w+>", "1", re.sub(r"\(\?P<\w+>[^)]*\)", "1", route))
    return f"/{ADMIN}{filled.rstrip('$')}"


@pytest.fixture
def owing(person, phone):
    """A head of the newsroom who has given the password and not the code."""
    phone(person("truong", "Trưởng ban"))
    client = browser()
    sign_in(client, "truong")
    return client


def is_shut(answer):
    """Whether it leads to signing in, or is refused without a word of what is there."""
    return answer.status_code == 403 or (answer.status_code == 302 and answer["Location"].startswith(LOGIN))


@pytest.mark.parametrize("method", ["get", "post", "delete"])
@pytest.mark.parametrize("headers", [{}, {"x-requested-with": "XMLHttpRequest", "accept": "application/json"}])
def test_none_opens(owing, method, headers):
    seen = {}
    for route in routes():
        if route not in OPEN:
            seen[route] = is_shut(getattr(owing, method)(example(route), headers=headers))
    assert len(seen) > 250
    assert [route for route, shut in seen.items() if not shut] == []


def test_what_is_open_for_strangers_is_all_that_is_open(owing):
    declared = set(routes())
    assert declared >= OPEN


def test_outside_the_admin_too_one_is_a_stranger(owing):
    assert owing.get("/so-lieu/do-phu/")["Location"].startswith(LOGIN)
    assert json.loads(owing.get("/quan-tri/phien/").content) == {"left": 0}
