"""Finished pages: what everybody may read is made once a generation, kept compressed, and handed out from there."""

import hashlib
import logging
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

from django.conf import settings
from django.core.cache import caches
from django.db.utils import Error
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import cc_delim_re, get_conditional_response, patch_vary_headers

from ..database.outage import is_away
from ..generation import Generation, ended_lately, forget, generation, is_shared
from . import coding
from .address import canonical
from .readings import count, noted

# Longer queries are nobody's but one person's: they are answered and not kept.
_LONGEST_QUERY = 300
# A page that is larger is a file rather; bytes.
_LARGEST = 4_000_000
# A page is made anew after this time even if nobody said that it changed.
_HELD = timedelta(minutes=10)
# The last page is kept longer, for others to read while a new one is made, or while none can be made; seconds.
_KEPT = 3 * 24 * 3600
# While one makes a page others get the last one if it ended a moment ago, else they wait; at most so many seconds.
_MAKING, _LOOK_AGAIN = 5, 0.01
# A cache in front asks after so many seconds whether a page still holds; that is answered from the kept page.
_IN_FRONT = 1
_OWN_TERMS = frozenset({"private", "no-store", "no-cache", "max-age"})
_log = logging.getLogger(__name__)


@dataclass
class Finished:
    """A page as it is kept: of which Generation, until when it holds, bodies by coding, readings noted when made."""

    generation: Generation
    until: datetime
    headers: dict
    etag: str
    bodies: dict
    readings: list = field(default_factory=list)

    def holds(self):
        """Whether it still says what a page made now would say."""
        return self.until > timezone.now() and self.generation == generation()


class FinishedPages:
    """Middleware before all others: a reader without a session gets the finished page, and nothing else is touched."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not _is_everybodys(request):
            return self.get_response(request)
        request.META["QUERY_STRING"] = canonical(request.META.get("QUERY_STRING", ""))
        asked = coding.wanted(request.META.pop("HTTP_ACCEPT_ENCODING", ""))
        key, kept = _key(request), caches["pages"]
        last = kept.get(key)
        if last and _holds(last):
            return _answer(request, last, asked, "hit")
        is_being_made = last and not kept.add(f"{key}:making", True, _MAKING)
        if is_being_made and (others := last if ended_lately(last.generation) else _awaited(key)):
            return _answer(request, others, asked, "hit; detail=making")
        try:
            return self._made(request, key, last, asked)
        finally:
            if last:
                kept.delete(f"{key}:making")

    def _made(self, request, key, last, asked):
        now = _generation()
        response = self.get_response(request)
        if last and response.status_code >= 500:
            _log.warning("%s could not be made (%s): readers get the last one", request.path, response.status_code)
            return _answer(request, last, asked, "hit; fwd=stale; detail=failed")
        if now and request.method == "GET" and is_shared(now) and _may_be_kept(response):
            page = _finished(response, now, noted(request))
            caches["pages"].set(key, page, _KEPT)
            return _answer(request, page, asked, "fwd=miss; stored")
        if last and request.method == "GET":
            caches["pages"].delete(key)
        count(request, noted(request))
        return _packed(response, asked)


def _is_everybodys(request):
    """Whether an address is asked for by somebody of whom nothing is known; not the admin, files or endless queries."""
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "messages" not in request.COOKIES
        and not request.path.startswith(_apart())
        and len(request.META.get("QUERY_STRING", "")) <= _LONGEST_QUERY
    )


@cache
def _apart():
    return reverse("wagtailadmin_home"), settings.STATIC_URL


def _key(request):
    parts = request.scheme, request.META.get("HTTP_HOST", ""), request.path, request.META["QUERY_STRING"]
    return hashlib.blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _holds(page):
    """Whether a page holds; a generation unheard of is asked for, and without a database none does."""
    if is_away():
        return False
    try:
        if page.holds():
            return True
        forget()
        return page.holds()
    except Error:
        return False


def _awaited(key):
    """The page that somebody else is making, or None when that comes to nothing."""
    end = time.monotonic() + _MAKING
    while time.monotonic() < end and caches["pages"].get(f"{key}:making"):
        time.sleep(_LOOK_AGAIN)
    page = caches["pages"].get(key)
    return page if page and _holds(page) else None


def _generation():
    if is_away():
        return None
    try:
        return generation()
    except Error:
        return None


def _may_be_kept(response):
    """Whether everybody gets this very response: a page that says nothing else about its keeping."""
    control = {part.partition("=")[0] for part in cc_delim_re.split(response.get("Cache-Control", "").lower())}
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not control & _OWN_TERMS
        and response.get("Vary", "Accept-Encoding").lower() == "accept-encoding"
        and not response.has_header("Content-Encoding")
        and len(response.content) <= _LARGEST
    )


def _finished(response, now, readings):
    body, until = response.content, min(now.until, timezone.now() + _HELD)
    if coding.gains(response["Content-Type"], body):
        bodies = {name: coding.packed(name, body) for name in coding.CODINGS}
    else:
        bodies = {coding.PLAIN: body}
    patch_vary_headers(response, ["Accept-Encoding"])
    etag = hashlib.blake2b(body, digest_size=12).hexdigest()
    return Finished(now, until, dict(response.items()), etag, bodies, readings)


def _answer(request, page, asked, how):
    """The response of a kept page in the coding that is asked for; 304 for who has it, no body for HEAD."""
    count(request, page.readings)
    name = asked if asked in page.bodies else coding.PLAIN
    body = page.bodies[name] if name in page.bodies else coding.unpacked(page.bodies["gzip"])
    etag = f'"{page.etag}-{name}"'
    response = HttpResponse(body if request.method == "GET" else b"", headers=page.headers)
    if name != coding.PLAIN:
        response.headers["Content-Encoding"] = name
    left = max(0, int((page.until - timezone.now()).total_seconds()))
    response.headers["Content-Length"] = str(len(body))
    response.headers["Cache-Control"] = f"public, max-age=0, s-maxage={min(_IN_FRONT, left)}"
    response.headers["ETag"] = etag
    response.headers["Cache-Status"] = f"portal; {how}"
    return get_conditional_response(request, etag=etag, response=response)


def _packed(response, asked):
    """A response that is not kept, compressed when that is worth it."""
    if response.streaming or response.has_header("Content-Encoding"):
        return response
    if coding.gains(response.get("Content-Type", ""), response.content):
        patch_vary_headers(response, ["Accept-Encoding"])
        if asked != coding.PLAIN:
            response.content = coding.packed(asked, response.content)
            response.headers["Content-Encoding"] = asked
            response.headers["Content-Length"] = str(len(response.content))
    return response
