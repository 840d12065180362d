"""The link to the National Public Service Portal for filing: only https and hosts on the allow-list (E15)."""

from urllib.parse import quote, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _


def is_allowed(url):
    """Whether a citizen may be sent there."""
    parts = urlsplit(url)
    return parts.scheme == "https" and parts.hostname in settings.SUBMISSION_HOSTS and not parts.username


def national_url(procedure):
    """The page of the record on the national portal, which is addressed by its UUID; "" when not allowed."""
    url = settings.NATIONAL_PROCEDURE_URL.replace("{id}", quote(procedure.national_id, safe=""))
    return url if is_allowed(url) else ""


def submission(procedure, has_online):
    """{url, label, needs}: the button, what is needed said before the click, or why there is none."""
    if procedure.withdrawn_on:
        return {"url": "", "label": "", "needs": _("This procedure is no longer carried out.")}
    if not has_online:
        return {
            "url": "",
            "label": "",
            "needs": _("The national record names no online way: file in person or by post."),
        }
    return {
        "url": national_url(procedure),
        "label": _("Submit on the National Public Service Portal"),
        "needs": _(
            "You need a VNeID account (level 2) to sign in there. You leave this site; nothing is filed or paid here."
        ),
    }
