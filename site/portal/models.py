"""When each job of the clock ran last."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class JobRun(models.Model):
    """One row a job; the row is taken before the job runs, so that two clocks never run it twice."""

    name = models.CharField(_("job"), max_length=40, unique=True)
    started_at = models.DateTimeField(_("last started"), null=True)
    error = models.TextField(_("error"), blank=True)
    # What it found the last time, for a job that has nothing to do while that is the same.
    seen = models.CharField(max_length=100, blank=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")

    def __str__(self):
        return self.name
