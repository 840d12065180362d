"""Middleware before all others: what no view should see is refused, and every answer gets its headers."""

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.urls import reverse

from ...uploads.kinds import MEGABYTE, MP4
from .policies import CSP, fixed, policy
from .refusals import in_words, refusal

_READING, _SENDING = ("GET", "HEAD", "POST"), ("PATCH", "DELETE")
# Addresses of ours have a hundred letters, those of searches some hundred more.
_LONGEST_PATH = 6000
# The largest file that editors send is a film or the archive of an old portal; forms around it are small.
_LARGEST_FILE, _AROUND_IT = MP4.limit * MEGABYTE, 10 * MEGABYTE
_UNICODE = ("utf-8", "utf8")


class Entrance:
    """Refuses odd hosts, methods, lengths and charsets before anybody asks the database, and puts on the headers."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if refused := _refused(request):
            return _guarded(request, refused)
        _forget_odd_session(request)
        response = self.get_response(request)
        return _guarded(request, in_words(response) if response.status_code >= 400 else response)


def _refused(request):
    """The plain page for a request that is none of ours, or None."""
    if not _names_our_host(request):
        return refusal(400)
    if request.method not in _READING and not (request.method in _SENDING and _is_for_editors(request)):
        return refusal(405, Allow=", ".join(_READING))
    if len(request.path) > _LONGEST_PATH:
        return refusal(414)
    return _refused_body(request) if request.META.get("CONTENT_TYPE") or request.META.get("CONTENT_LENGTH") else None


def _names_our_host(request):
    try:
        return bool(request.get_host())
    except DisallowedHost:
        return False


def _is_for_editors(request):
    return request.path.startswith(reverse("wagtailadmin_home"))


def _refused_body(request):
    """Readers send a form or two; only who has a session sends files. Other charsets are read by nobody here."""
    if charset := request.content_params.get("charset"):
        if charset.lower() not in _UNICODE:
            return refusal(415)
        request.encoding = "utf-8"
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return refusal(400)
    is_known = settings.SESSION_COOKIE_NAME in request.COOKIES
    most = _LARGEST_FILE + _AROUND_IT if is_known else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return refusal(413) if length > most else None


def _forget_odd_session(request):
    """A session's key is letters and digits; databases need not be asked for anything else (NUL breaks PostgreSQL)."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if key is not None and not (key.isascii() and key.isalnum()):
        del request.COOKIES[settings.SESSION_COOKIE_NAME]


def _guarded(request, response):
    headers = response.headers
    if CSP not in headers:
        headers[CSP] = policy(request, response)
    for name, value in fixed():
        if name not in headers:
            headers[name] = value
    if request.is_secure() and settings.SECURE_HSTS_SECONDS and _HSTS not in headers:
        headers[_HSTS] = _hsts()
    return response


_HSTS = "Strict-Transport-Security"


def _hsts():
    """How long browsers come by HTTPS alone, as SecurityMiddleware says it on what it sees."""
    told = f"max-age={settings.SECURE_HSTS_SECONDS}"
    told += "; includeSubDomains" if settings.SECURE_HSTS_INCLUDE_SUBDOMAINS else ""
    return told + ("; preload" if settings.SECURE_HSTS_PRELOAD else "")
