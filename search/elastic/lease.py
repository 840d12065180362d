"""A lease in a database row: only one worker runs at a time, without a lock or a transaction that stays open."""

import random
import time

from django.db.models import Q

from search.models import SearchState

NAME = "worker lease"
SECONDS = 15
_MICRO = 1_000_000


class Lost(Exception):
    """Another worker took over."""


class Lease:
    """The right to send documents; the row stores when it expires, which is also the token of the worker that has it.

    The lease of a killed worker expires after SECONDS. A worker that goes on after its lease expired does no harm:
    Elasticsearch refuses documents of an older version, and a wrong version in `_meta` has the index built anew.
    """

    def __init__(self):
        self._token = 0

    def take(self):
        """Take or prolong it; whether it is ours."""
        now = int(time.time() * _MICRO)
        if self._token - now > SECONDS * _MICRO / 2:
            return True
        longest = now + SECONDS * _MICRO
        SearchState.objects.get_or_create(name=NAME)
        free = Q(version=self._token) | Q(version__lt=now) | Q(version__gt=longest)
        token = longest - random.randrange(1000)  # noqa: S311
        taken = SearchState.objects.filter(free, name=NAME).update(version=token)
        self._token = token if taken else 0
        return bool(taken)

    def keep(self):
        """Prolong it in the midst of work."""
        if not self.take():
            raise Lost

    def give_back(self):
        """Let the next worker begin at once."""
        SearchState.objects.filter(name=NAME, version=self._token).update(version=0)
        self._token = 0
