"""Devices on which somebody signed in before: others' wrong passwords never shut them out there.

Such a device keeps a signed cookie of its own for each account. It opens nothing: it only counts for itself
(OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

_SALT = "doors.device"
_KEPT = timedelta(days=180)


def known_device(request, name):
    """The mark of this device if the account of this digest was signed in on it before, else ""."""
    try:
        told = signing.loads(request.COOKIES.get(_cookie(name), ""), salt=_SALT, max_age=_KEPT)
    except signing.BadSignature:
        return ""
    return told["device"] if told["name"] == name else ""


def remember_device(response, name):
    """Let the browser know the device again for the account of this digest."""
    response.set_cookie(
        _cookie(name),
        signing.dumps({"name": name, "device": secrets.token_hex(8)}, salt=_SALT),
        max_age=_KEPT,
        path=reverse("wagtailadmin_home"),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def _cookie(name):
    return f"device_{name[:8]}"
