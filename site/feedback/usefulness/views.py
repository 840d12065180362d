"""Taking readers' opinions."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.web.origin import from_own_pages

from ..rate_limit import RateLimit
from .forms import OpinionForm

limit = RateLimit(most=30, seconds=60)


@from_own_pages
@require_POST
def give_opinion(request):
    """Keep one answer and go back to the page it is about; what cannot be taken is shown again with the words."""
    form = OpinionForm(request.POST)
    is_valid = form.is_valid()
    if form.document is None:
        raise Http404
    if not is_valid:
        return _again(request, form, [error for errors in form.errors.values() for error in errors], 400)
    if not form.is_filled_by_a_program:
        if not limit.take():
            busy = _("Many opinions are coming in at this moment. Nothing was lost: wait a minute, then send again.")
            return _again(request, form, [busy], 429)
        form.save()
    return redirect(f"{form.document.url}#cam-on")


def _again(request, form, problems, status):
    asked = {"kind": form.document.kind, "key": form.document.object_key, "text": form.data.get("text", "")}
    context = {"problems": problems, "document": form.document} | asked
    return render(request, "feedback/opinion.html", context, status=status)
