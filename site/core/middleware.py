"""Doors of every request."""

from django.core.exceptions import BadRequest


def refuse_nul(get_response):
    """Answer 400 to a path with a NUL: no address of ours holds one and PostgreSQL cannot ask for it.

    NULs in query strings are dropped by the text functions instead, so that any search answers 200.
    """

    def middleware(request):
        if "\x00" in request.path:
            raise BadRequest("NUL in path")
        return get_response(request)

    return middleware
