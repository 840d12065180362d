"""Check whether the related links still lead somewhere."""

import time

from django.core.management.base import BaseCommand
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from ...related.checker import check
from ...related.models import RelatedLink

_PAUSE = 1
_MOST = 500


class Command(BaseCommand):
    help = _("Asks every related link once, the longest unchecked first, and writes down what it answered.")

    def handle(self, **options):
        links = RelatedLink.objects.order_by(F("last_checked_at").asc(nulls_first=True), "pk")[:_MOST]
        broken = 0
        for place, link in enumerate(links):
            time.sleep(_PAUSE if place else 0)
            link.last_status, link.last_checked_at = check(link.url), timezone.now()
            RelatedLink.objects.filter(pk=link.pk, url=link.url).update(
                last_status=link.last_status, last_checked_at=link.last_checked_at
            )
            if not link.last_status.startswith("2"):
                broken += 1
                self.stdout.write(f"{link.url}: {link.status_label}")
        self.stdout.write(_("Links checked: %(all)d, broken: %(broken)d.") % {"all": len(links), "broken": broken})
