"""Resetting somebody's second factor: two administrators, or whoever keeps the server; it is written down and told."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name as name

from ..factor.devices import phone_of, remove_devices
from ..letters import MAY_RECOVER, tell, tell_administrators
from ..models import Recovery
from ..sessions import end_sessions

# Who came later than this, or set up the first phone later, takes no part: an administrator who makes a second account,
# or takes over a forgotten one, has not found a second person.
_SETTLED = timedelta(days=7)


def may_take_part(user):
    """Whether somebody may ask for resets and decide on them."""
    return user.has_perm(MAY_RECOVER) and is_settled(user)


def is_settled(user):
    """Whether account and second factor are older than a week."""
    phone, then = phone_of(user), timezone.now() - _SETTLED
    return user.date_joined <= then and bool(phone and phone.created_at <= then)


def may_ask(user, person):
    """Whether this administrator may ask for a reset of this person's second factor; never for one's own."""
    return may_take_part(user) and user.pk != person.pk


def may_confirm(user, recovery):
    """Whether this administrator is the second of the two: neither who asked nor the person."""
    return may_take_part(user) and user.pk not in (recovery.asked_by_id, recovery.person_id)


def ask(user, person, reason):
    """Ask for a reset; None when it was asked for already."""
    with transaction.atomic():
        Recovery.objects.filter(person=person, decided_at=None).exclude(pk__in=Recovery.objects.open()).update(
            decided_at=timezone.now()
        )
        recovery, is_new = Recovery.objects.get_or_create(
            person=person, decided_at=None, defaults={"asked_by": user, "reason": reason}
        )
    if not is_new:
        return None
    words = {"person": name(person), "user": name(user), "reason": reason}
    tell_administrators(
        _("%(user)s asks to reset the second factor of %(person)s. Reason: %(reason)s") % words, but=[person]
    )
    tell(person, _("%(user)s asks to reset your second factor; a second administrator decides.") % words)
    return recovery


def confirm(user, recovery):
    """Do it, as the second administrator; False when somebody else decided first."""
    with transaction.atomic():
        if not decide(user, recovery, is_done=True):
            return False
        _reset(recovery.person)
    words = {"person": name(recovery.person), "user": name(user), "first": name(recovery.asked_by)}
    tell(recovery.person, _("%(first)s and %(user)s have reset your second factor: set it up anew now.") % words)
    told = _("The second factor of %(person)s was reset: %(first)s asked, %(user)s confirmed.") % words
    tell_administrators(told, but=[recovery.person])
    return True


def decide(user, recovery, is_done=False):
    """Write a decision down; False when somebody else decided first."""
    own = Recovery.objects.open().filter(pk=recovery.pk)
    return own.update(decided_by=user, decided_at=timezone.now(), is_done=is_done) == 1


def reset_on_server(person, reason):
    """Do it without administrators: whoever can run commands on the server can do anything anyway."""
    now = timezone.now()
    with transaction.atomic():
        Recovery.objects.filter(person=person, decided_at=None).update(decided_at=now)
        Recovery.objects.create(person=person, reason=reason, decided_at=now, is_done=True)
        _reset(person)
    words = {"person": name(person), "reason": reason}
    tell(person, _("Your second factor was reset on the server: set it up anew now. Reason: %(reason)s") % words)
    told = _("The second factor of %(person)s was reset on the server. Reason: %(reason)s") % words
    tell_administrators(told, but=[person])


def _reset(person):
    remove_devices(person)
    end_sessions(person)
