"""Wrong passwords and codes as they are counted: by account and address, by account, by address.

The names that are typed are kept as hashes only: some of them are passwords in the wrong field.
"""

from dataclasses import dataclass

from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Q
from django.utils.crypto import salted_hmac

from .device import known_device

AT_ADDRESS, ACCOUNT, ADDRESS = settings.LOCK_LIMITS


@dataclass(frozen=True)
class Count:
    """Failures of one kind within the time that counts, [(when, how many)], the oldest first."""

    kind: str
    failures: list

    @property
    def percent(self):
        """How much of the limit is used up."""
        return 100 * sum(count for _when, count in self.failures) // settings.LOCK_LIMITS[self.kind]

    @property
    def until(self):
        """The moment from which there is room again; None when there is room now."""
        left, end = sum(count for _when, count in self.failures), None
        for when, count in self.failures:
            if left < settings.LOCK_LIMITS[self.kind]:
                break
            left, end = left - count, when + settings.LOCK_TIME
        return end


def digest_of(name):
    """What is kept of a name that somebody typed."""
    return salted_hmac("doors.name", name or "", algorithm="sha256").hexdigest()[:40]


def name_of(request, credentials=None):
    """The same of the name that a request gives (axes' callable)."""
    return digest_of((credentials or request.POST).get("username"))


def counts(request, credentials=None):
    """Every Count that this request falls under.

    A device on which the owner of the account signed in before counts for itself alone.
    """
    name, address = get_client_username(request, credentials), request.axes_ip_address
    recent = AccessAttempt.objects.filter(attempt_time__gt=request.axes_attempt_time - settings.LOCK_TIME)
    if device := known_device(request, name):
        return [_count(AT_ADDRESS, recent.filter(username=name, user_agent=device).values_list(*_FIELDS))]
    rows = list(recent.filter(Q(username=name) | Q(ip_address=address), user_agent="").values_list(*_FIELDS))
    return [
        _count(AT_ADDRESS, (row for row in rows if row[:2] == (name, address))),
        _count(ACCOUNT, (row for row in rows if row[0] == name)),
        _count(ADDRESS, (row for row in rows if row[1] == address)),
    ]


def locked_until(request, credentials=None):
    """Until when this request may not try; None when it may."""
    return max((count.until for count in counts(request, credentials) if count.until), default=None)


_FIELDS = ("username", "ip_address", "attempt_time", "failures_since_start")


def _count(kind, rows):
    return Count(kind, sorted((when, failures) for _name, _address, when, failures in rows))
