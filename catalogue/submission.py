"""The link to the National Public Service Portal for filing: only https and hosts on the allow-list (E15)."""

from urllib.parse import quote, urlsplit

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def is_allowed(url):
    """Whether a citizen may be sent there."""
    parts = urlsplit(url)
    return parts.scheme == "https" and parts.hostname in settings.SUBMISSION_HOSTS and not parts.username


def national_url(procedure):
    """The page of the record on the national portal, which is addressed by its UUID; "" when not allowed."""
    return _allowed(settings.NATIONAL_PROCEDURE_URL.replace("{id}", quote(procedure.national_id, safe="")))


def search_url(procedure):
    """Where the national portal finds the record by its code; "" when not allowed."""
    return _allowed(settings.NATIONAL_SEARCH_URL.replace("{code}", quote(procedure.code, safe="")))


def tracking_url():
    """Where the national portal tells how far a dossier is; "" when not allowed."""
    return _allowed(settings.NATIONAL_TRACKING_URL)


def _allowed(url):
    return url if is_allowed(url) else ""


def submission(procedure, has_online, link=None):
    """{url, label, needs, tried}: the button, what is needed said before the click, or why there is none.

    `link` is the procedure's SubmissionLink: when it is dead, the button leads to the portal's search by code.
    """
    if procedure.withdrawn_on:
        return _without(_("This procedure is no longer carried out."))
    if not has_online:
        return _without(_("The national record names no online way: file in person or by post."))
    needs = _(
        "You need a VNeID account (level 2) to sign in there. You leave this site; nothing is filed or paid here."
    )
    if link and link.is_dead and search_url(procedure):
        return {
            "url": search_url(procedure),
            "label": _("Find it by its code on the National Public Service Portal"),
            "needs": needs,
            "tried": _("On %(day)s the page did not open. The button searches for the code %(code)s instead.")
            % {"day": _day(link), "code": procedure.code},
        }
    opens = link and link.state == "opens"
    return {
        "url": national_url(procedure),
        "label": _("Submit on the National Public Service Portal"),
        "needs": needs,
        "tried": _("The link was tried on %(day)s and opened.") % {"day": _day(link)} if opens else "",
    }


def _without(why):
    return {"url": "", "label": "", "needs": why, "tried": ""}


def _day(link):
    return date_format(link.checked_on, "SHORT_DATE_FORMAT")
