"""Which results people open after which words, without any trace of who they are, and what follows for the order."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .queries import QUERY_LENGTH

_KIND_LENGTH, _KEY_LENGTH = 20, 64  # those of SearchDocument


class ClickedResult(models.Model):
    """One result of one folded query on one day: how often it was opened from the results; `words` tell what was meant.

    Written by `search.learning.clicks` only, which keeps rows for 90 days.
    """

    day = models.DateField(_("day"))
    query = models.CharField(_("query"), max_length=QUERY_LENGTH)
    words = models.CharField(max_length=QUERY_LENGTH)
    kind = models.CharField(max_length=_KIND_LENGTH)
    key = models.CharField(max_length=_KEY_LENGTH)
    clicks = models.PositiveIntegerField(_("results opened"), default=0)

    class Meta:
        verbose_name = _("opened result")
        verbose_name_plural = _("opened results")
        constraints = [
            models.UniqueConstraint(fields=["day", "query", "words", "kind", "key"], name="one_count_of_a_result")
        ]

    def __str__(self):
        return f"{self.day} {self.query}: {self.kind} {self.key}"


class PopularResult(models.Model):
    """What share of the counted clicks of some telling words a document has; written by `search.learning.popular`."""

    words = models.CharField(max_length=QUERY_LENGTH)
    kind = models.CharField(max_length=_KIND_LENGTH)
    key = models.CharField(max_length=_KEY_LENGTH)
    share = models.FloatField()

    class Meta:
        verbose_name = _("popular result")
        verbose_name_plural = _("popular results")
        constraints = [models.UniqueConstraint(fields=["words", "kind", "key"], name="one_share_of_a_result")]

    def __str__(self):
        return f"{self.words}: {self.kind} {self.key} {self.share}"
