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


# Filters, a long question and a campaign's tail fit well; reading 100 kB of address would cost tens of milliseconds.
_LONGEST_QUERY = 8000


def cut_long_queries(get_response):
    """Read no more than 8,000 characters of an address's query; what a search box sends is far shorter."""

    def middleware(request):
        if len(request.META.get("QUERY_STRING", "")) > _LONGEST_QUERY:
            request.META["QUERY_STRING"] = request.META["QUERY_STRING"][:_LONGEST_QUERY]
        return get_response(request)

    return middleware
