"""Middleware: checks of every request's address, and replies to an editor whose publication was refused."""

import logging
from traceback import walk_tb

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import DataError
from django.db.models import ProtectedError
from django.http import JsonResponse, UnreadablePostError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Site

from ..approval import PublicationRefused
from .cache import Cached
from .guard.refusals import refusal

# A number that no database can hold, a body that ends before its end.
_UNREADABLE = (OverflowError, DataError, UnreadablePostError)
_log = logging.getLogger(__name__)


def refuse_nul(get_response):
    """Answer 400 to a path with a NUL: no address of ours holds one and PostgreSQL cannot ask for it.

    NULs in query strings are dropped by the text functions instead, so that any search answers 200.
    """

    def middleware(request):
        if "\x00" in request.path:
            raise BadRequest("NUL in path")
        return get_response(request)

    return middleware


def _only_site():
    """The site of a portal of one host with its front page; None where there are more, which Wagtail tells apart."""
    sites = Site.objects.select_related("root_page")[:2]
    return sites[0] if len(sites) == 1 else None


_cached_site = Cached(_only_site)


def know_site(get_response):
    """Tell Wagtail the site where there is only one: it asks for it, and for its front page, at every request."""

    def middleware(request):
        if request.method in ("GET", "HEAD") and (site := _cached_site()):
            request._wagtail_site = site
        return get_response(request)

    return middleware


class ExplainRefusals:
    """Bring an editor whose publication or removal was refused back to where they were, with the reasons.

    What a view could not read is a bad request.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, refused):
        """The way back to the draft; Wagtail's dialogues ask for it as JSON."""
        if isinstance(refused, PublicationRefused):
            reasons, url = refused.reasons, AdminURLFinder(request.user).get_edit_url(refused.subject)
        elif isinstance(refused, ProtectedError):
            reasons, url = [_("Nothing was removed: pages, published versions or records still use it.")], None
        else:
            return _unreadable(request, refused) if _is_unreadable(refused) else None
        for reason in reasons:
            messages.error(request, reason)
        url = url or reverse("wagtailadmin_home")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"step": "success", "redirect": url})
        return redirect(url)


def _is_unreadable(error):
    """Whether a request is to blame: also for a word where the admin's address has the number of a record."""
    if isinstance(error, ValueError):
        return [frame.f_code.co_name for frame, _line in walk_tb(error.__traceback__)][-1] == "get_prep_value"
    return isinstance(error, _UNREADABLE)


def _unreadable(request, error):
    _log.warning("Refused %s: %s", request.path, error)
    return refusal(400)
