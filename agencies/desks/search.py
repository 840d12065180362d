"""What search may know of desks: their documents and cards."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agencies.models import Desk, DeskKind
from search.documents import Document
from search.sections import FacetDeclaration, Section

KIND = "desk"
# Whoever asks for opening hours or the way means a place.
_ASKED = (
    "giờ làm việc", "giờ mở cửa", "giờ tiếp nhận", "mấy giờ mở cửa", "thứ bảy có làm việc không", "địa chỉ",
    "chỉ đường", "số điện thoại", "lịch tiếp dân", "tiếp công dân",
)  # fmt: skip


def desk_documents(pks):
    """The Documents of these desks; one that is no longer public is hidden."""
    desks = Desk.objects.filter(pk__in=pks).prefetch_related("communes")
    return [document(desk) for desk in desks]


def document(desk):
    """The Document of a Desk: found by its name, its communes, and by asking for hours."""
    communes = [commune.name for commune in desk.communes.all()]
    return Document(
        kind=KIND,
        key=str(desk.pk),
        url=desk.get_absolute_url(),
        title=desk.name,
        aliases=[f"{words} {desk.name}" for words in _ASKED],
        body="\n".join([desk.address, desk.phone, desk.hotline, *desk.service_list, *communes]),
        facets={"loai-noi": [desk.kind]},
        card={"address": desk.address, "phone": desk.hotline or desk.phone, "kind": desk.kind},
        prior=0.05,
        hidden=not desk.live,
    )


def card(stored):
    """A stored card in words: where it is and how to call it."""
    kind = str(DeskKind(stored["kind"]).label)
    return {"summary": stored["address"], "meta": [word for word in (kind, stored["phone"]) if word], "note": kind}


def _keys():
    return Desk.objects.order_by("pk").values_list("pk", flat=True)


SECTION = Section(
    kind=KIND,
    slug="noi-tiep-nhan",
    label=_("Where to go"),
    keys=_keys,
    documents=desk_documents,
    card=card,
    asked_by=("(?:lịch )?tiếp (?:công )?dân",),
    list_url=lambda: reverse("desks"),
    facets=(FacetDeclaration("loai-noi", _("Kind"), lambda: dict(DeskKind.choices), by_count=False),),
)
