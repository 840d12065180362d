"""For an open page of the admin: how long the session still holds, and that somebody is there (session-end.js)."""

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_safe

from .sessions import seconds_left, touch


@require_safe
def here(request):
    """Seconds that are left, and the token for forms of this session; none of both for strangers."""
    if not request.user.is_authenticated:
        return JsonResponse({"left": 0})
    if "co-mat" in request.GET:
        touch(request.session)
    return JsonResponse({"left": seconds_left(request.session), "token": get_token(request)})
