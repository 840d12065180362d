"""An address that leads nowhere: in capitals, as phones like to write it, it leads to the one in small letters."""

from django.shortcuts import redirect
from django.views import defaults

_ASKING = ("GET", "HEAD")


def page_not_found(request, exception):
    """The page in small letters where the address has capitals, else the portal's page for what is not there."""
    small = request.path.lower()
    # Two slashes at the start would name another host.
    if request.method not in _ASKING or small == request.path or small.startswith("//"):
        return defaults.page_not_found(request, exception)
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{small}?{query}" if query else small)
