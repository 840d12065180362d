"""An address that leads nowhere: in capitals, as phones like to write it, it leads to the one in small letters."""

from django.db.utils import Error
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.encoding import escape_uri_path
from django.views import defaults

from .guard.refusals import refusal

_ASKING = ("GET", "HEAD")


def page_not_found(request, exception):
    """The page in small letters where the address has capitals, else the portal's page for what is not there."""
    small = request.path.lower()
    # Two slashes at the start would name another host; bytes that are no text stand there as "%FF", however typed.
    if request.method not in _ASKING or small == request.path or small.startswith("//") or "%" in small:
        return _said(request, exception)
    query = request.META.get("QUERY_STRING", "")
    return redirect(escape_uri_path(small) + (f"?{query}" if query else ""))


def _said(request, exception):
    """The page with its search box; the plain one in the admin, whose pages have no parts of ours, or without data."""
    if request.path.startswith(reverse("wagtailadmin_home")):
        return refusal(404)
    try:
        return defaults.page_not_found(request, exception)
    except Error:
        return refusal(404)
