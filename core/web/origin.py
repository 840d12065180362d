"""Forms for readers without an account: no token and no cookie, because browsers say where a form comes from."""

from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.views.decorators.csrf import csrf_exempt

from .guard.refusals import csrf_failure


def from_own_pages(view):
    """A view that takes a form from pages of this portal alone, else 403; a page with the form is everybody's."""

    @csrf_exempt
    @wraps(view)
    def checked(request, *args, **kwargs):
        if request.method == "POST" and not _is_own(request):
            return csrf_failure(request, reason="The form was sent from elsewhere.")
        return view(request, *args, **kwargs)

    return checked


def _is_own(request):
    """Whether Origin, or Referer of a browser that sends no Origin, names this portal."""
    origin = request.headers.get("Origin") or _origin(request.headers.get("Referer", ""))
    return origin in (f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS)


def _origin(address):
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"
