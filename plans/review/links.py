"""The signed address for a reader without an account: it names its link and the hash of what it opens."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ..models import ReviewLink

_signer = Signer(salt="plans.review.link")


class Refused(Exception):
    """Why an address opens nothing, for the reader, and the status of the answer."""

    def __init__(self, status, reason):
        super().__init__(reason)
        self.status, self.reason = status, reason


def address(link):
    """The full address of a link."""
    token = _signer.sign_object([link.pk, link.content_hash])
    return settings.BASE_URL + reverse("plan_guest_review", args=[token])


def opened(token):
    """The ReviewLink of an address; raises Refused for a forged, ended or revoked one."""
    link = _found(token)
    if link.revoked_at:
        raise Refused(410, _("This link was revoked by whoever sent it."))
    if not link.is_open:
        raise Refused(410, _("This link ended at %(moment)s.") % {"moment": _moment(link.expires_at)})
    if not link.version.plan.live:
        raise Refused(410, _("The plan that this link opened is not public any more."))
    return link


def _found(token):
    """The link that the address was signed for, while the version is still what it was."""
    try:
        pk, content_hash = _signer.unsign_object(token)
    except (BadSignature, ValueError):
        raise Refused(
            404, _("This address is not one that the portal gave out. Perhaps a part of it is missing.")
        ) from None
    link = ReviewLink.objects.select_related("version__plan", "version__revision").filter(pk=pk).first()
    if link is None or {content_hash, link.version.content_hash} != {link.content_hash} or not link.version.is_intact():
        raise Refused(403, _("This link does not belong to the version as it was published."))
    return link


def _moment(moment):
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT")
