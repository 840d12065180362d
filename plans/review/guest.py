"""The page for a reader without an account. The address is the key, so no cookie is asked for or set."""

from contextlib import suppress
from functools import wraps

from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..pages.presenter import present
from .forms import GuestReviewForm
from .links import Refused, opened
from .writing import TakenError, add_guest_review


def _untold(view):
    """Tell neither other sites nor search engines of the address."""

    @wraps(view)
    def quiet(*args, **kwargs):
        response = view(*args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return quiet


# With "no-referrer" a browser sends `Origin: null`, which the check of cookies refuses. There is no cookie to
# misuse here: whoever can send the form knows the signed address already.
@csrf_exempt
@never_cache
@_untold
@require_http_methods(["GET", "HEAD", "POST"])
def guest_review(request, token):
    """The version exactly as it was published, and a form that can be handed in once."""
    try:
        link = opened(token)
    except Refused as refused:
        return render(request, "plans/review/refused.html", {"reason": refused.reason}, status=refused.status)
    said = getattr(link, "review", None)
    form = GuestReviewForm(request.POST if request.method == "POST" and not said else None)
    if form.is_valid():
        with suppress(TakenError):  # the page then shows what was handed in first
            add_guest_review(link, **form.cleaned_data)
        return redirect(f"{request.path}#y-kien")
    status = 409 if said and request.method == "POST" else 400 if form.is_bound else 200
    return render(request, "plans/review/guest.html", _context(link, form, said), status=status)


def _context(link, form, said):
    return {
        "page": link.version.plan,
        "plan": present(link.version.page(), link.version),
        "link": link,
        "said": said,
        "form": form,
    }
