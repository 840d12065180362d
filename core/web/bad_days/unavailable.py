"""What a reader or an editor gets while the portal lacks something it stands on: the database, or room to write."""

import errno
import sys

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from ...database.outage import away_since, is_away, is_outage
from ..guard import refusals
from ..guard.policies import CSP, plain_policy
from .time_limit import TookTooLong

_RETRY_AFTER = 10  # seconds
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})


def refuse_without_database(get_response):
    """Answer at once while the database is known to be away: a request that asked it would only wait."""

    def middleware(request):
        return _unavailable(request, "database", 503) if is_away() else get_response(request)

    return middleware


def server_error(request):
    """The page for an error: what is away or busy comes back (503), what is full is cleared (507), all else is ours."""
    error = sys.exc_info()[1]
    if isinstance(error, TookTooLong):
        return _unavailable(request, "time", 503)
    if is_outage(error):
        return _unavailable(request, "database", 503)
    if lacks_room(error):
        return _unavailable(request, "room", 507)
    return refusals.server_error(request)


def lacks_room(error):
    """Whether an exception says that a disk takes nothing more."""
    return isinstance(error, OSError) and error.errno in _NO_ROOM


def _unavailable(request, lacking, status):
    is_admin = request.path.startswith(reverse("wagtailadmin_home"))
    context = {"lacking": lacking, "is_admin": is_admin, "since": away_since()}
    response = HttpResponse(render_to_string("503.html", context), status=status)
    response.headers["Retry-After"] = str(_RETRY_AFTER)
    response.headers["Cache-Control"] = "no-store"
    response.headers[CSP] = plain_policy()
    return response
