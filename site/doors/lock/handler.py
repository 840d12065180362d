"""How django-axes counts here: several limits at once, and nothing kept of the browser."""

import logging

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt

from ..address import client_address
from ..sessions import begin
from .counting import counts
from .device import known_device, remember_device

_log = logging.getLogger(__name__)


class Handler(AxesDatabaseHandler):
    """Axes' counting in the database. What it keeps of a failure: hash of the name, address, when, how many."""

    def get_failures(self, request, credentials=None):
        """How much of the fullest limit is used up, in per cent (AXES_FAILURE_LIMIT is 100)."""
        return max(count.percent for count in counts(request, credentials))

    def user_login_failed(self, sender, credentials, request=None, **given):
        """Count a failure, for the device if it is known."""
        if request is None:
            return
        request.axes_user_agent = known_device(request, get_client_username(request, credentials))
        request.axes_http_accept = ""
        super().user_login_failed(sender, credentials, request, **given)
        if request.axes_locked_out and request.axes_failures_since_start:
            _log.warning("Sign-in is locked for a while after wrong passwords from %s", request.axes_ip_address)

    def user_logged_in(self, sender, request, user, **given):
        """A session begins. Failures are forgotten only by whoever came in altogether (`forget`)."""
        begin(request.session)

    def user_logged_out(self, sender, request, user, **given):
        """Nothing is kept of that."""


def forget(request, response, name):
    """Somebody came in: the failures of the account at this address count no more, and the device is known."""
    device = known_device(request, name)
    here = {"user_agent": device} if device else {"user_agent": "", "ip_address": client_address(request)}
    AccessAttempt.objects.filter(username=name, **here).delete()
    remember_device(response, name)
