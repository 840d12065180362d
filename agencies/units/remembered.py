"""The commune that a reader's browser remembers: a cookie of one code, no more."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.urls import Resolver404, resolve

from .choice import KEY, LONGEST_CODE

_YEAR = 365 * 24 * 3600


def know_commune(get_response):
    """Answer a reader with the cookie as if the address named the commune, where pages show what holds for it.

    It stands before the finished pages: such a page is one of its address with `?xa=`, the same for all who live there.
    What goes out under the address without it is for this reader alone: no cache in between may keep it.
    """

    def middleware(request):
        if not _is_meant(request):
            return get_response(request)
        named = urlencode({KEY: request.COOKIES[KEY][:LONGEST_CODE]})
        query = request.META.get("QUERY_STRING", "")
        request.META["QUERY_STRING"] = f"{query}&{named}" if query else named
        response = get_response(request)
        if "no-store" not in response.get("Cache-Control", ""):
            response["Cache-Control"] = "private, no-cache"
        return response

    return middleware


def remember(response, code):
    """Let the browser remember the commune of this code for a year."""
    response.set_cookie(KEY, code, max_age=_YEAR, secure=settings.CSRF_COOKIE_SECURE, samesite="Lax")
    return response


def forget(response):
    """Let the browser forget it."""
    response.delete_cookie(KEY, samesite="Lax")
    return response


def _is_meant(request):
    """Whether a reader with the cookie asks for a page that shows it, and the address names no commune."""
    if request.method not in ("GET", "HEAD") or not request.COOKIES.get(KEY):
        return False
    query = request.META.get("QUERY_STRING", "")
    if f"{KEY}=" in query and QueryDict(query.encode("latin-1")).get(KEY):
        return False
    try:
        return hasattr(resolve(request.path_info).func, "shows_commune")
    except Resolver404:
        return False
