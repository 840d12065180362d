"""Links to other hosts, page by page: what is new, who published it, what is gone."""

from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import PageLogEntry

from core.spam.page import outside_links

from .models import OutsideLink

_PUBLISHING = ("wagtail.publish", "wagtail.publish.scheduled", "wagtail.workflow.approve")


@transaction.atomic
def record_links(address, html, page_pk):
    """Store which outside links the page has today; the number of new ones."""
    today = timezone.localdate()
    own_host = urlsplit(settings.BASE_URL).hostname
    now = {link: host for host, link in outside_links(BeautifulSoup(html, "html.parser"), own_host)}
    known = {row.link: row for row in OutsideLink.objects.filter(page_address=address)}
    gone = [row.pk for link, row in known.items() if link not in now and row.gone_on is None]
    back = [row.pk for link, row in known.items() if link in now and row.gone_on is not None]
    OutsideLink.objects.filter(pk__in=gone).update(gone_on=today)
    OutsideLink.objects.filter(pk__in=back).update(gone_on=None)
    new = {link: host for link, host in now.items() if link not in known}
    publisher = _publisher(page_pk) if new else None
    OutsideLink.objects.bulk_create(
        OutsideLink(page_address=address, host=host[:255], link=link, first_seen_on=today, added_by=publisher)
        for link, host in new.items()
    )
    return len(new)


def _publisher(page_pk):
    """Who published the page last, where that is known."""
    entries = PageLogEntry.objects.filter(page_id=page_pk, action__in=_PUBLISHING).select_related("user")
    last = entries.order_by("-timestamp").first() if page_pk else None
    return last.user if last else None
