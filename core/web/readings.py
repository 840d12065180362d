"""What a page's being read counts for: noted when the page is made, counted at each reading of it, kept or new."""

import re

from django.conf import settings

_BOT = re.compile(r"bot|crawl|spider|slurp|preview|fetch|monitor|curl|wget|python|headless|^$", re.IGNORECASE)
_counters = {}


def counter(name):
    """Declare `function(request, *facts)`, which counts one reading that was noted under this name."""

    def declare(function):
        _counters[name] = function
        return function

    return declare


def note(request, name, *facts):
    """Note, while a page is made, what each reading of it counts for; the facts are plain values."""
    noted(request).append((name, facts))


def noted(request):
    """The readings noted so far."""
    return request.__dict__.setdefault("readings", [])


def count(request, readings):
    """Count a reading of a page, when a citizen reads it."""
    if readings and is_citizen(request):
        for name, facts in readings:
            _counters[name](request, *facts)


def is_citizen(request):
    """Whether it is a person's own visit: no bot, no prefetch, nobody who is signed in (only editors have sessions)."""
    fetched_ahead = "prefetch" in request.META.get("HTTP_SEC_PURPOSE", "")
    signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    agent = request.META.get("HTTP_USER_AGENT", "")
    return request.method == "GET" and not (fetched_ahead or signed_in or _BOT.search(agent))
