"""Who a request is by: nobody, until everything that is asked of that person has been given."""

import re
from functools import partial

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from . import sessions
from .factor.rule import is_powerful
from .hashing import Busy

# Open pages of the admin ask these by themselves: that is nobody's being there.
_BY_THEMSELVES = re.compile("/(editing-sessions|phien)/")
_COME_AGAIN = 5  # seconds


class Doors:
    """Middleware after Django's own: `request.user` is anonymous while a second factor is due, and after the session.

    So every address is shut for them as it is for strangers, whatever it is. Only the pages on which the second factor
    is given ask for `request.newcomer`. Whoever does not ask for the user pays nothing.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.user = SimpleLazyObject(partial(_admitted, request, request.user))
        return self.get_response(request)

    def process_exception(self, request, error):
        """Too many passwords at once: come again in a moment."""
        if not isinstance(error, Busy):
            return None
        page = render(request, "doors/busy.html", status=503)
        page.headers["Retry-After"] = str(_COME_AGAIN)
        page.headers["Cache-Control"] = "no-store"
        return page


def newcomer(request):
    """Who has given the password of this session and owes the second factor, or None."""
    return None if request.user.is_authenticated else getattr(request, "newcomer", None)


def _admitted(request, user):
    if not user.is_authenticated:
        return AnonymousUser()
    if not sessions.seconds_left(request.session):
        request.session.flush()
        if request.path.startswith(reverse("wagtailadmin_home")):
            messages.info(request, _("Your session has ended. Sign in again and you get back to where you were."))
        return AnonymousUser()
    if settings.SECOND_FACTOR and not _is_through(request.session, user):
        request.newcomer = user
        return AnonymousUser()
    if not _BY_THEMSELVES.search(request.path):
        sessions.touch(request.session)
    return user


def _is_through(session, user):
    """Whether the second factor was given, or is not asked for; a right that one got since asks for it."""
    reached = sessions.step(session)
    return reached == sessions.THROUGH or (reached == sessions.OPEN and not is_powerful(user))
