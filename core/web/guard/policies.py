"""What browsers may do with our answers: content security policies and the other headers that never vary."""

import base64
import hashlib
import re
from functools import cache

from django.conf import settings
from django.template.loader import get_template
from django.urls import reverse


def _sha256(text):
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


CSP = "Content-Security-Policy"
_PAGE = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
# A public page inside the editor's preview: its frame is the editor's.
_PREVIEW = _PAGE | {"frame-ancestors": "'self'"}
# Wagtail's menus, Draftail and the date picker write their sizes and places as styles within the page, and know no
# nonce; Jcrop asks what the browser can do by an attribute that says "return;". Pictures that are being uploaded are
# shown from memory.
_ADMIN = _PAGE | {
    "script-src-attr": f"'unsafe-hashes' 'sha256-{_sha256('return;')}'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "frame-src": "'self'",
}
# What is no page (files, tables, pictures) does nothing, even when somebody opens it as one.
_FILE = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'", "frame-ancestors": "'none'"}
_SWITCHED_OFF = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid", "idle-detection", "magnetometer",
    "microphone", "midi", "payment", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip


def policy(request, response):
    """The content security policy of an answer."""
    if _is_file(request, response):
        return _written().file
    if getattr(request, "is_preview", False):
        return _written().preview
    return _written().admin if request.path.startswith(_admin()) else _written().page


def _is_file(request, response):
    """Whether it is no page; an answer without a body (304) tells it by its address."""
    kind = response.headers.get("Content-Type")
    return not kind.startswith("text/html") if kind else "." in request.path.rpartition("/")[2]


def plain_policy():
    """The policy of the plain pages, which bring their few lines of style along: these lines, and nothing else."""
    return _written().plain


def fixed():
    """[(name, value)] of the headers that are the same on every answer."""
    return _written().fixed


class _Written:
    """The policies as headers."""

    def __init__(self, report_to):
        self.page, self.preview, self.admin = (_line(rules, report_to) for rules in (_PAGE, _PREVIEW, _ADMIN))
        self.file = f"{_line(_FILE, report_to)}; sandbox"
        self.plain = _line(_FILE | {"style-src": f"'{_style_hash()}'"}, report_to)
        self.fixed = list(_fixed(report_to))


@cache
def _written():
    return _Written(settings.CSP_REPORT_URI)


@cache
def _admin():
    return reverse("wagtailadmin_home")


def _line(rules, report_to):
    told = [f"{name} {sources}" for name, sources in rules.items()]
    return "; ".join([*told, f"report-uri {report_to}", "report-to csp"] if report_to else told)


def _style_hash():
    style = re.search("<style>(.*?)</style>", get_template("plain.html").template.source, re.DOTALL)[1]
    return f"sha256-{_sha256(style)}"


def _fixed(report_to):
    yield "Permissions-Policy", ", ".join(f"{name}=()" for name in _SWITCHED_OFF)
    yield "X-Content-Type-Options", "nosniff"
    yield "Referrer-Policy", settings.SECURE_REFERRER_POLICY
    yield "Cross-Origin-Opener-Policy", settings.SECURE_CROSS_ORIGIN_OPENER_POLICY
    if report_to:
        yield "Reporting-Endpoints", f'csp="{report_to}"'
