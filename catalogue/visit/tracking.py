"""After filing: where to see how far a dossier is, what to have ready, whom to call."""

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from catalogue.models import SubmissionLink
from catalogue.submission import tracking_url
from core.facts import hotline


@require_safe
def track_filing(request):
    """The page "Tra cứu hồ sơ"; nobody's dossier is looked up here (E16)."""
    url = tracking_url()
    link = SubmissionLink.objects.filter(address=url).first() if url else None
    context = {
        "url": url,
        "link": link,
        "hotline": hotline(),
        "canonical": settings.BASE_URL + reverse("track_filing"),
    }
    return render(request, "catalogue/track_filing.html", context)
