"""The page on which readers choose the commune they live in; it is never asked for."""

from django.conf import settings
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.language.text import one_line
from core.web.origin import from_own_pages

from .answers import answers
from .choice import KEY, chosen_commune, problem, replaced, shows_commune, with_commune
from .finder import Found, find
from .index import current_list
from .own import own_communes
from .remembered import forget, remember

# No name of a unit with its district and province is longer; what an address may come to at most.
_LONGEST, _LONGEST_ADDRESS = 200, 1000


@shows_commune
@require_safe
def my_commune(request):
    """The communes of the province, and those that a typed name means, old or new."""
    asked, too_long = _asked(request)
    found = find(asked) if asked else Found()
    commune = chosen_commune(request)
    return render(
        request,
        "agencies/my_commune.html",
        {
            "asked": asked,
            "answers": answers(found),
            "more": found.more,
            "problems": [text for text in (problem(request), too_long) if text],
            "is_unknown": bool(asked) and not found.places,
            "chosen": commune,
            "before": _before(commune),
            "communes": own_communes().values(),
            "province": settings.PORTAL_PROVINCE,
            "units": current_list(),
            "next": _next(request.GET),
            "back": with_commune(request, _next(request.GET)),
            "is_narrowed": bool(request.GET),
        },
    )


@from_own_pages
@require_POST
def choose_commune(request):
    """Go on with a commune: in the address, or in the browser where the reader ticked that."""
    commune = own_communes().get(request.POST.get(KEY, ""))
    target = _next(request.POST) or reverse("my_commune")
    if commune is None:
        return redirect(replaced(reverse("my_commune"), request.POST.get(KEY, "")[:10]))
    if request.POST.get("nho"):
        return remember(redirect(replaced(target, "")), commune.code)
    return redirect(replaced(target, commune.code))


@from_own_pages
@require_POST
def forget_commune(request):
    """Let the browser forget the commune."""
    return forget(redirect(replaced(_next(request.POST) or reverse("my_commune"), "")))


def _asked(request):
    """(what was typed, tidied; a sentence when it is too long to be a name)."""
    typed = request.GET.get("ten", "")
    if len(typed) <= _LONGEST:
        return one_line(typed), ""
    return "", _("A name has %(most)s letters at most: write that of your commune, with its district if need be.") % {
        "most": _LONGEST
    }


def _before(commune):
    """The old communes that are in one, [{name, district, is_part}]."""
    if commune is None:
        return []
    rows = commune.successions.select_related("former").order_by("pk")
    return [{"name": row.former.name, "district": row.former.district, "is_part": row.is_part} for row in rows]


def _next(fields):
    """The address of ours to go back to, or ""."""
    url = fields.get("next", "")
    is_ours = len(url) <= _LONGEST_ADDRESS and url.startswith("/") and url_has_allowed_host_and_scheme(url, None)
    return url if is_ours else ""
