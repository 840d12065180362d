"""Letters about instructions: to the agency before and after the day, to the leader when an answer waits."""

from collections import defaultdict
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Review, ReviewEntry, ReviewReminder
from .access import ANSWER

_AHEAD, _AGAIN = timedelta(days=3), timedelta(days=7)
_KIND = ReviewReminder.Kind


def remind_reviews(now=None):
    """Send each person one letter with everything that is due to be told; the number of letters."""
    now = now or timezone.now()
    letters = defaultdict(list)
    for reminder in [*_to_agencies(now), *_to_leaders(now)]:
        for reader in _readers(reminder):
            letters[reader].append(reminder)
    told, sent = {}, 0
    for reader, reminders in letters.items():
        if _send(reader, reminders):
            sent += 1
            told |= {id(reminder): reminder for reminder in reminders}
    ReviewReminder.objects.bulk_create(told.values())
    return sent


def _to_agencies(now):
    """A first word three days ahead, once; from the day after on, once a week."""
    today = timezone.localdate(now)
    waiting = Review.objects.unanswered().filter(due_on__lte=today + _AHEAD)
    for review in waiting.select_related("version__plan", "to_agency", "reviewer").prefetch_related("reminders"):
        kind = _KIND.OVERDUE if review.due_on < today else _KIND.DUE
        before = [row.created_at for row in review.reminders.all() if row.kind == kind]
        if not before or (kind == _KIND.OVERDUE and max(before) <= now - _AGAIN):
            yield ReviewReminder(review=review, kind=kind, created_at=now)


def _to_leaders(now):
    """Each answer, once, to the leader who asked."""
    answers = ReviewEntry.objects.filter(kind=ReviewEntry.Kind.ANSWER).exclude(review__reviewer=None)
    told = ReviewReminder.objects.exclude(entry=None)
    waiting = answers.exclude(pk__in=told.values("entry")).exclude(
        review__entries__kind=ReviewEntry.Kind.ACCEPTED
    )  # fmt: skip
    for entry in waiting.select_related("review__version__plan", "review__reviewer"):
        yield ReviewReminder(review=entry.review, kind=_KIND.ANSWERED, entry=entry, created_at=now)


def _readers(reminder):
    """Who is told: the leader, or the agency's editors, or those of the province where it has none with an address."""
    people = get_user_model().objects.filter(is_active=True).exclude(email="")
    if reminder.entry is not None:
        return people.filter(pk=reminder.review.reviewer_id)
    group = reminder.review.to_agency.editors_id
    return (group and people.filter(groups=group)) or _editors(people)


def _editors(people):
    app, codename = ANSWER.split(".")
    right = {"codename": codename, "content_type__app_label": app}
    of_group = Q(**{f"groups__permissions__{name}": value for name, value in right.items()})
    return people.filter(of_group).distinct()


def _send(reader, reminders):
    words = {"reminders": reminders, "base_url": settings.BASE_URL}
    text = render_to_string("plans/review/reminder.txt", words)
    return send_mail(_("Instructions on plans"), text, settings.DEFAULT_FROM_EMAIL, [reader.email])
