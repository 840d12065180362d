"""The answer to whoever has tried too often."""

from math import ceil

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone

from .counting import locked_until


def locked(request, response=None, credentials=None):
    """Until when it is locked and what one can do, 429 (axes' callable)."""
    now = timezone.now()
    until = locked_until(request, credentials) or now + settings.LOCK_TIME
    page = render(request, "doors/locked.html", {"until": timezone.localtime(until)}, status=429)
    page.headers["Retry-After"] = str(max(1, ceil((until - now).total_seconds())))
    page.headers["Cache-Control"] = "no-store"
    return page
