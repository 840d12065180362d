"""One page, one address: the query as every spelling of it that asks for the same."""

from functools import lru_cache
from urllib.parse import urlencode

from django.http import QueryDict

# Filters, a long question and a campaign's tail fit well; reading 100 kB of address would cost tens of milliseconds.
_LONGEST_QUERY = 8000
# What Google, Facebook, TikTok, Microsoft and Zalo hang onto the addresses they send people to.
_TAILS = ("utm_", "fbclid", "gclid", "gad_", "msclkid", "ttclid", "mibextid", "zarsrc")


def cut_long_queries(get_response):
    """Read no more than 8,000 characters of an address's query; what a search box sends is far shorter."""

    def middleware(request):
        if len(request.META.get("QUERY_STRING", "")) > _LONGEST_QUERY:
            request.META["QUERY_STRING"] = request.META["QUERY_STRING"][:_LONGEST_QUERY]
        return get_response(request)

    return middleware


@lru_cache(maxsize=1000)
def canonical(query):
    """A query string without empty fields and campaigns' tails, fields in order; values of one field keep theirs."""
    if not query:
        return query
    fields = QueryDict(query.encode("latin-1")).lists()
    told = [(name, [value for value in values if value]) for name, values in fields if not name.startswith(_TAILS)]
    return urlencode(sorted(told), doseq=True)
