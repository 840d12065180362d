"""What the nightly scans saw; rows are written by the scan, read by the head of the newsroom and deleted by nobody."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .hosts.models import OwnHost
from .related.models import RelatedLink

__all__ = ["OutsideLink", "OwnHost", "RelatedLink", "ScanFinding", "ScanRun"]

PAGE_RULES = {
    "cloaking": _("Search engines get another page than readers"),
    "redirect": _("The page sends readers to another host"),
    "status": _("The page did not answer as it should"),
    "unreachable": _("The page could not be reached"),
}
SPAM_LABELS = {
    "words": _("Words of advertising"),
    "masked": _("Disguised words"),
    "bracket": _("Brackets 【】 of spammers"),
    "hidden": _("Hidden text or links"),
    "host": _("A link to a suspicious host"),
    "links": _("Very many links to other hosts"),
}


class ScanRun(models.Model):
    """One scan; without `finished_at` it broke off. `pages_read` are those that answered 200, times are of readers."""

    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    addresses = models.PositiveIntegerField(_("addresses"), default=0)
    pages_asked = models.PositiveIntegerField(_("pages asked for"), null=True)
    pages_read = models.PositiveIntegerField(_("pages read"), default=0)
    findings_count = models.PositiveIntegerField(_("findings"), default=0)
    new_links_count = models.PositiveIntegerField(_("new outside links"), default=0)
    median_ms = models.PositiveIntegerField(_("median answer in ms"), null=True)
    slowest_ms = models.PositiveIntegerField(_("slowest answer in ms"), null=True)

    class Meta:
        verbose_name = _("scan")
        verbose_name_plural = _("scans")
        ordering = ["-pk"]


class ScanFinding(models.Model):
    """Something in a page that nobody of the newsroom should have put there."""

    run = models.ForeignKey(ScanRun, models.PROTECT, related_name="findings", verbose_name=_("scan"))
    address = models.CharField(_("address"), max_length=500)
    rule = models.CharField(_("rule"), max_length=20, choices=[*PAGE_RULES.items(), *SPAM_LABELS.items()])
    is_blocking = models.BooleanField(_("serious"), default=True)
    excerpt = models.CharField(_("what was seen"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("finding of a scan")
        verbose_name_plural = _("findings of scans")
        ordering = ["-run_id", "pk"]


class OutsideLink(models.Model):
    """A link from a page to another host: since when, who published the page then, and until when."""

    page_address = models.CharField(_("page"), max_length=500, db_index=True)
    host = models.CharField(_("host"), max_length=255, db_index=True)
    link = models.TextField(_("link"))
    first_seen_on = models.DateField(_("first seen on"), db_index=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    gone_on = models.DateField(_("gone on"), null=True, blank=True)

    class Meta:
        verbose_name = _("outside link")
        verbose_name_plural = _("outside links")
        ordering = ["-first_seen_on", "host", "pk"]
