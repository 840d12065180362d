"""Who is locked out now, and lifting that: for administrators, who say why and are written down."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name

from core.admin.decisions import Decision, RightView

from ..address import read_address
from ..models import Unlocking
from .counting import ACCOUNT, ADDRESS, AT_ADDRESS, Count, digest_of

MAY_UNLOCK = "doors.add_unlocking"
_SHOWN = 50


@dataclass(frozen=True)
class Tried:
    """Wrong attempts of now: at the account of a person, or from an address."""

    failures: int
    until: datetime | None
    person: object = None
    address: str = ""
    addresses: tuple = ()

    @property
    def unlock_url(self):
        return reverse("door_unlock") + (f"?nguoi={self.person.pk}" if self.person else f"?dia-chi={self.address}")


def tried():
    """Everything of the last quarter of an hour, what is locked first. Names that nobody has are not shown."""
    since = timezone.now() - settings.LOCK_TIME
    rows = list(AccessAttempt.objects.filter(attempt_time__gt=since).order_by("attempt_time"))
    people = {digest_of(user.get_username()): user for user in get_user_model().objects.all()} if rows else {}
    names = {row.username for row in rows if row.username in people}
    found = [_of_person(people[name], [row for row in rows if row.username == name]) for name in names]
    strange = [row for row in rows if not row.user_agent]
    found += [
        _of_address(address, [row for row in strange if row.ip_address == address])
        for address in {row.ip_address for row in strange if row.ip_address}
    ]
    return sorted(found, key=lambda one: (one.until is None, -one.failures))


def _of_person(person, rows):
    places, strange = defaultdict(list), [row for row in rows if not row.user_agent]
    for row in rows:
        places[row.user_agent or row.ip_address].append(row)
    counts = [_count(ACCOUNT, strange), *(_count(AT_ADDRESS, own) for own in places.values())]
    addresses = tuple(sorted({row.ip_address or "" for row in rows}))
    return Tried(_sum(rows), _last(counts), person=person, addresses=addresses)


def _of_address(address, rows):
    return Tried(_sum(rows), _last([_count(ADDRESS, rows)]), address=address)


def _count(kind, rows):
    return Count(kind, [(row.attempt_time, row.failures_since_start) for row in rows])


def _last(counts):
    return max((timezone.localtime(count.until) for count in counts if count.until), default=None)


def _sum(rows):
    return sum(row.failures_since_start for row in rows)


class _UnlockRight:
    header_icon = "lock"

    def is_allowed(self):
        return self.request.user.has_perm(MAY_UNLOCK)


class LocksView(_UnlockRight, RightView, TemplateView):
    """Wrong passwords and codes of the last quarter of an hour, what is locked, and what was unlocked."""

    template_name = "doors/locks.html"
    page_title = gettext_lazy("Locked sign-ins")

    def get_context_data(self, **kwargs):
        records = Unlocking.objects.select_related("person", "unlocked_by")[:_SHOWN]
        return super().get_context_data(**kwargs) | {"tried": tried()[:_SHOWN], "records": records}


class UnlockView(_UnlockRight, Decision):
    """Lift a lock; nobody's own."""

    page_title = gettext_lazy("Unlock")
    question = gettext_lazy("Ask the person by telephone or face to face first: whoever guesses wants it unlocked too.")
    button = gettext_lazy("Unlock")

    @cached_property
    def person(self):
        if not (number := self.request.GET.get("nguoi", "")):
            return None
        if not number.isdecimal():
            raise BadRequest("No number of a person")
        return get_object_or_404(get_user_model(), pk=number)

    @cached_property
    def address(self):
        if self.person:
            return None
        if not (address := read_address(self.request.GET.get("dia-chi", ""))):
            raise Http404
        return address

    def is_allowed(self):
        return super().is_allowed() and self.person != self.request.user

    def rows(self):
        if self.person:
            return [(_("Person"), get_user_display_name(self.person))]
        return [(_("Address"), self.address)]

    def back_url(self):
        return reverse("door_locks")

    @transaction.atomic
    def form_valid(self, form):
        rows = {"username": digest_of(self.person.get_username())} if self.person else {"ip_address": self.address}
        AccessAttempt.objects.filter(**rows).delete()
        what = {"person": self.person, "address": self.address, "reason": form.cleaned_data["reason"]}
        Unlocking.objects.create(unlocked_by=self.request.user, **what)
        messages.success(self.request, _("Unlocked: signing in is possible again at once."))
        return redirect(self.back_url())
