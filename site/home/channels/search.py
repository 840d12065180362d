"""What search may know of official channels: each leads to the list, which says whose it is and when it was checked."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home.models import OfficialChannel
from search.documents import Document
from search.sections import Section

from .models import Kind

KIND = "channel"
_PRIOR = -0.05


def channel_documents(pks):
    """The Documents of these channels."""
    return [_document(channel) for channel in OfficialChannel.objects.filter(pk__in=pks).select_related("owner")]


def _document(channel):
    return Document(
        kind=KIND,
        key=str(channel.pk),
        url=reverse("official_channels"),
        title=channel.name,
        body="\n".join(
            [*_ASKED.get(channel.kind, ()), channel.owner.name, channel.address, channel.address.replace(" ", "")]
        ),
        card={"address": channel.address, "kind": channel.kind, "owner": channel.owner.name},
        prior=_PRIOR,
    )


# How people ask for a channel of a body; in the text alone, so that names of bodies stay as rare as they are.
_ASKED = {
    Kind.HOTLINE: ("đường dây nóng", "hotline", "số điện thoại"),
    Kind.EMAIL: ("thư điện tử", "email"),
    Kind.SOCIAL: ("trang mạng xã hội", "zalo", "facebook"),
    Kind.PORTAL: ("trang thông tin điện tử", "website"),
}


def card(stored):
    """A stored card in words: the address, what it is, whose."""
    kind = str(Kind(stored["kind"]).label)
    return {"summary": stored["address"], "meta": [kind, stored["owner"]], "note": _("Official channel")}


def _keys():
    return OfficialChannel.objects.order_by("pk").values_list("pk", flat=True)


SECTION = Section(
    kind=KIND,
    slug="kenh",
    label=_("Official channels"),
    keys=_keys,
    documents=channel_documents,
    card=card,
)
