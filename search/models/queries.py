"""What people search for, without any trace of who they are, and what editors decided about it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import NfcTextField

QUERY_LENGTH = 100


class SearchedQuery(models.Model):
    """One folded query on one day: how often it was searched, what it found the last time, results opened.

    Written by `search.counting` only; it keeps rows for 400 days.
    """

    day = models.DateField(_("day"))
    query = models.CharField(_("query"), max_length=QUERY_LENGTH)
    searches = models.PositiveIntegerField(_("searches"), default=0)
    hits = models.PositiveIntegerField(_("results"), default=0)
    clicks = models.PositiveIntegerField(_("results opened"), default=0)

    class Meta:
        verbose_name = _("searched query")
        verbose_name_plural = _("searched queries")
        constraints = [models.UniqueConstraint(fields=["day", "query"], name="one_count_a_day")]
        indexes = [models.Index(fields=["query", "day"], name="counts_of_a_query")]

    def __str__(self):
        return f"{self.day} {self.query}"


class QueryTask(models.Model):
    """What editors decided about a query that found nothing or that nobody followed; none yet means open."""

    class State(models.TextChoices):
        """How far it is."""

        OPEN = "open", _("to do")
        ALIAS = "alias", _("alias added")
        PAGE = "page", _("page wanted")
        NOT_OURS = "not_ours", _("not ours")

    query = models.CharField(_("query"), max_length=QUERY_LENGTH, unique=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    note = NfcTextField(_("note"), blank=True, max_length=500)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("decided by"), null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)

    class Meta:
        verbose_name = _("task from searches")
        verbose_name_plural = _("tasks from searches")

    def __str__(self):
        return f"{self.query}: {self.get_state_display()}"
