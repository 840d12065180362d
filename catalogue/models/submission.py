"""Whether the links to the national portal were found open: written by the nightly check, shown beside the button."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LinkState(models.TextChoices):
    """What the last try of a link said."""

    OPENS = "opens", _("opens")
    FAILS = "fails", _("does not open")
    REFUSED = "refused", _("does not answer to machines")


class SubmissionLinkQuerySet(models.QuerySet):
    """Links by what the tries said."""

    def dead(self):
        """Those that failed on two nights or more; the SQL of `is_dead`."""
        return self.filter(state=LinkState.FAILS, checked_on__gt=models.F("failing_since"))


class SubmissionLink(models.Model):
    """A link to the national portal and the last night on which it was tried: a procedure's, or one of the portal's.

    One failure is no death: `is_dead` needs a second night.
    """

    address = models.CharField(_("address"), max_length=500, unique=True)
    procedure = models.OneToOneField(
        "catalogue.Procedure", models.CASCADE, verbose_name=_("procedure"), null=True, related_name="submission_link"
    )
    state = models.CharField(_("last try"), max_length=10, choices=LinkState)
    answer = models.CharField(_("answer"), max_length=20, blank=True)
    checked_on = models.DateField(_("tried on"), default=timezone.localdate, db_index=True)
    failing_since = models.DateField(_("failing since"), null=True)

    objects = SubmissionLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link for filing")
        verbose_name_plural = _("links for filing")
        ordering = ["-failing_since", "pk"]

    def __str__(self):
        return self.address

    @property
    def is_dead(self):
        """Whether it failed on two nights in a row."""
        return self.state == LinkState.FAILS and self.checked_on > self.failing_since
