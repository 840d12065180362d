"""Links to related sites, and whether they still lead somewhere (B22)."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.fields import NfcCharField
from core.generation import PublicRecord


class Problem(models.TextChoices):
    """Why a link gave no HTTP status."""

    NO_ANSWER = "no_answer", gettext_lazy("no answer")
    INSECURE = "insecure", gettext_lazy("certificate not valid")
    NOT_PUBLIC = "not_public", gettext_lazy("not a public address")
    ROUNDABOUT = "roundabout", gettext_lazy("redirects without end")
    ELSEWHERE = "elsewhere", gettext_lazy("leads to another host")


class LinkQuerySet(models.QuerySet):
    """Links by what the last check said."""

    def broken(self):
        """Those whose last check did not end in a page."""
        return self.exclude(last_status="").exclude(last_status__startswith="2")


class RelatedLink(PublicRecord):
    """One link to another site; `last_status` is an HTTP status, a Problem, or empty before the first check."""

    group = NfcCharField(
        gettext_lazy("group"), max_length=80, help_text=gettext_lazy("The heading above it, such as central bodies.")
    )
    title = NfcCharField(gettext_lazy("title"), max_length=160)
    url = models.URLField(
        gettext_lazy("web address"),
        max_length=500,
        unique=True,
        validators=[URLValidator(schemes=["https"], message=gettext_lazy("Only addresses with https:// are linked."))],
    )
    position = models.PositiveSmallIntegerField(gettext_lazy("position"), default=0)
    last_checked_at = models.DateTimeField(gettext_lazy("last checked at"), null=True, editable=False)
    last_status = models.CharField(gettext_lazy("result of the last check"), max_length=20, blank=True, editable=False)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("related link")
        verbose_name_plural = gettext_lazy("related links")
        ordering = ["group", "position", "title"]

    def __str__(self):
        return self.title

    @property
    def is_outside(self):
        """Whether it leads away from this portal."""
        return urlsplit(self.url).hostname != urlsplit(settings.BASE_URL).hostname

    @property
    def status_label(self):
        """What the last check said, in words."""
        if not self.last_status:
            return _("not checked yet")
        if self.last_status in Problem.values:
            return Problem(self.last_status).label
        if self.last_status.startswith("2"):
            return _("works")
        return _("answers with error %(status)s") % {"status": self.last_status}
