"""The weekly letter to those who approve: what is late, what is due for review, what is new that nobody asked for."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.models import SubmissionLink
from news.models import ArticlePage
from news.newsroom.dashboard import deadlines, takedowns_to_decide, to_review, urgent_to_check

from .models import OutsideLink, OwnHost, ScanFinding

_WEEK = timedelta(days=7)
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def send_digest():
    """Send the digest of the last seven days; the number of letters."""
    words = render_to_string("watch/digest.txt", digest())
    subject = _("The newsroom's week up to %(date)s") % {"date": f"{timezone.localdate():%d/%m/%Y}"}
    return sum(send_mail(subject, words, settings.DEFAULT_FROM_EMAIL, [reader.email]) for reader in recipients())


def recipients():
    """Whoever may read what the scans saw and has an address."""
    readers = get_user_model().objects.with_perm("watch.view_scanfinding", backend=_BACKEND)
    return readers.exclude(email="").order_by("pk")


def digest():
    """The context of watch/digest.txt."""
    since, articles = timezone.now() - _WEEK, ArticlePage.objects.all()
    return {
        "late": [deadline for deadline in deadlines(articles) if deadline.is_late],
        "reviews": to_review(articles),
        "alerts": urgent_to_check(articles),
        "takedowns": takedowns_to_decide(articles),
        "links": OutsideLink.objects.filter(first_seen_on__gte=since.date()).select_related("added_by"),
        "findings": ScanFinding.objects.filter(run__started_at__gte=since),
        "hosts": [host for host in OwnHost.objects.all() if host.troubles()],
        "dead_links": SubmissionLink.objects.dead().select_related("procedure"),
        "admin_url": settings.BASE_URL + reverse("wagtailadmin_home"),
    }
