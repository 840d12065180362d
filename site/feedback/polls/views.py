"""A poll: to vote once per browser, then or after the last day to see what was answered."""

from django.conf import settings
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.web.origin import from_own_pages

from ..rate_limit import RateLimit
from .models import Poll

limit = RateLimit(most=120, seconds=60)
_REMEMBERED = 400 * 24 * 3600


@from_own_pages
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def poll(request, slug):
    """The question, or its results for whoever has voted and once it is closed."""
    asked = get_object_or_404(Poll, slug=slug, live=True)
    may_vote = asked.is_open and not _has_voted(request, asked)
    if request.method != "POST":
        return _page(request, asked, may_vote)
    if not may_vote:
        return redirect(asked)
    chosen = next((option for option in asked.options.all() if str(option.pk) == request.POST.get("answer")), None)
    if chosen is None:
        return _page(request, asked, may_vote, _("Choose one answer, then send."), 400)
    if not limit.take():
        busy = _("Many votes are coming in at this moment. Yours was not counted: wait a minute, then send again.")
        return _page(request, asked, may_vote, busy, 429)
    asked.count(chosen.answer)
    return _remember(redirect(asked), asked)


def _page(request, asked, may_vote, problem="", status=200):
    context = {"poll": asked, "may_vote": may_vote, "problem": problem}
    return render(request, "feedback/poll.html", context, status=status)


def _cookie(asked):
    return f"tham-do-{asked.pk}"


def _has_voted(request, asked):
    """Whether the browser sent the signed cookie of this poll; one with a wrong signature is ignored."""
    return request.get_signed_cookie(_cookie(asked), default="", salt="poll") == str(asked.pk)


def _remember(response, asked):
    """Set the signed cookie: it contains only the poll's number and is sent only to this page."""
    response.set_signed_cookie(
        _cookie(asked), str(asked.pk), salt="poll", max_age=_REMEMBERED, path=asked.get_absolute_url(),
        secure=settings.CSRF_COOKIE_SECURE, httponly=True, samesite="Lax",
    )  # fmt: skip
    return response
