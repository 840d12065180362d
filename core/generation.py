"""The generation of what the public sees: whoever changes any of it says so, and what was made before is made anew.

Rows are only added, so that two writers never wait for each other and a commit that comes late still counts: the
generation is how many rows there are and which is the newest.
"""

import time

from django.db import connection, models, transaction
from django.utils.translation import gettext_lazy as _

# How long a process goes on with a generation before it asks again, in seconds; its own changes it knows at once.
FRESH_SECONDS = 1
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


class _Known:
    until, value, forgotten = 0.0, None, 0


class _Uncommitted:
    """A change that nobody else can see yet: a generation for its transaction alone, gone when that is taken back."""

    def __call__(self):
        forget()


def changed():
    """Say, in the transaction of a change, that something public is different from now on."""
    made = PublicChange.objects.create()
    if made.pk % _ROWS == 0:
        PublicChange.objects.filter(pk__lte=made.pk - _ROWS).delete()
    transaction.on_commit(_Uncommitted())


def generation():
    """The generation of the public content, at most a second old: a value that differs after every change."""
    if mine := _uncommitted():
        return mine
    now, forgotten = time.monotonic(), _Known.forgotten
    if _Known.until > now:
        return _Known.value
    found = tuple(PublicChange.objects.aggregate(models.Count("pk"), models.Max("pk")).values())
    if forgotten == _Known.forgotten:
        _Known.value, _Known.until = found, now + FRESH_SECONDS
    return found


def _uncommitted():
    waiting = (hook[1] for hook in reversed(connection.run_on_commit))
    return next((hook for hook in waiting if isinstance(hook, _Uncommitted)), None)


def forget():
    """Ask the database at the next question; what another thread is being answered just now is not taken for new."""
    _Known.forgotten += 1
    _Known.until = 0.0
