"""The generation of what the public sees: whoever changes any of it says so, and what was made before is made anew.

Rows are only added, so that two writers never wait for each other and a commit that comes late still counts: a
generation is how many rows there are, which is the newest, and the moment at which the clock alone changes a page.
"""

import time
from datetime import datetime, timedelta
from datetime import time as time_of_day
from typing import NamedTuple

from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# How long a process goes on with a generation before it asks again, in seconds; its own changes it knows at once.
FRESH_SECONDS = 1
# So long after its end a generation's pages may still be read by those who would wait for new ones, in seconds.
LATELY_SECONDS = 0.5
# About so many rows are left, so that counting them stays cheap.
_ROWS = 1000


class PublicChange(models.Model):
    """One change of what the public sees."""

    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)

    class Meta:
        app_label = "core"
        verbose_name = _("public change")
        verbose_name_plural = _("public changes")

    def __str__(self):
        return str(self.pk)


class PublicRecord(models.Model):
    """A record that public pages show: saving or deleting it is a public change."""

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        self.tell()

    @transaction.atomic
    def delete(self, *args, **kwargs):
        deleted = super().delete(*args, **kwargs)
        self.tell()
        return deleted

    def tell(self):
        """Say that it changed."""
        changed()


class Generation(NamedTuple):
    """What the public sees, until the moment when the clock changes it; equal ones show the same."""

    changes: object
    until: datetime


class _State:
    """The changes that are known, and the time between the last and the next moment of the clock."""

    def __init__(self, changes):
        self.changes, self._since, self._until = changes, None, None

    def at(self, now):
        """The Generation at a moment; a clock that was put back asks for the next moment again."""
        if self._until is None or not self._since <= now < self._until:
            self._since, self._until = now, min(filter(None, (following(now) for following in _moments)))
        return Generation(self.changes, self._until)


class _Uncommitted:
    """A change that nobody else can see yet: a generation for its transaction alone, gone when that is taken back."""

    def __init__(self):
        self.state = _State(self)

    def __call__(self):
        forget()


class _Known:
    fresh_until, state, forgotten = 0.0, None, 0
    ended = {}  # what the last generations were, and when this process heard of their end


def changed():
    """Say, in the transaction of a change, that something public is different from now on."""
    made = PublicChange.objects.create()
    if made.pk % _ROWS == 0:
        PublicChange.objects.filter(pk__lte=made.pk - _ROWS).delete()
    transaction.on_commit(_Uncommitted())


def changes_at(following):
    """Declare `following(now)`: the next moment at which the clock alone changes a public page, or None."""
    _moments.append(following)
    return following


def generation():
    """The Generation of the public content, at most a second old: one that differs after every change."""
    mine = _uncommitted()
    return (mine.state if mine else _committed()).at(timezone.now())


def is_shared(generation):
    """Whether others may see it: it is not of a transaction that is still open."""
    return not isinstance(generation.changes, _Uncommitted)


def ended_lately(old):
    """Whether a Generation ended a moment ago, by a change or by the clock."""
    by_change = _Known.ended.get(old.changes, 0.0) > time.monotonic() - LATELY_SECONDS
    left = (old.until - timezone.now()).total_seconds()
    return left > -LATELY_SECONDS and (left <= 0 or by_change)


def forget():
    """Ask the database at the next question; what another thread is being answered just now is not taken for new."""
    _Known.forgotten += 1
    _Known.fresh_until = 0.0


def _uncommitted():
    waiting = (hook[1] for hook in reversed(connection.run_on_commit))
    return next((hook for hook in waiting if isinstance(hook, _Uncommitted)), None)


def _committed():
    now, forgotten, known = time.monotonic(), _Known.forgotten, _Known.state
    if _Known.fresh_until > now:
        return known
    found = tuple(PublicChange.objects.aggregate(models.Count("pk"), models.Max("pk")).values())
    if known and known.changes == found:
        state = known
    else:
        state = _State(found)
        _remember_end(known, now)
    is_newest = now + FRESH_SECONDS >= _Known.fresh_until  # another thread may have asked later and heard sooner
    if forgotten == _Known.forgotten and is_newest:
        _Known.state, _Known.fresh_until = state, now + FRESH_SECONDS
    return state


def _remember_end(state, now):
    lately = {changes: moment for changes, moment in _Known.ended.items() if moment > now - LATELY_SECONDS}
    _Known.ended = lately | ({state.changes: now} if state else {})


def _midnight(now):
    """The end of the day: pages say which day it is, and count days."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time_of_day.min))


_moments = [_midnight]
