"""A name for each request, so that all lines of the log that belong to it can be found: X-Request-ID."""

import re
import secrets
from contextvars import ContextVar

_NAMED = ContextVar("request id", default="")
# What a proxy in front may call it; anything else gets a name of ours.
_SOUND = re.compile(r"[\w-]{8,64}", re.ASCII)


def know_request(get_response):
    """Name the request as the proxy in front does, else anew; the answer says how it is called."""

    def middleware(request):
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        name = given if _SOUND.fullmatch(given) else secrets.token_hex(8)
        token = _NAMED.set(name)
        try:
            response = get_response(request)
        finally:
            _NAMED.reset(token)
        response.headers["X-Request-ID"] = name
        return response

    return middleware


def request_id():
    """The name of the request at hand, "" outside of one."""
    return _NAMED.get()
