"""What search may know of guides: the life events, and where one asks how far a dossier is."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.models import EventGuide, LifeEvent
from core.language.text import lines
from search.documents import Document
from search.sections import Section

KIND = "guide"
# The key of the page on tracking a filed dossier; life events have numbers.
TRACKING = "tracking"
# How people ask for it; data of the portal's language, like the aliases of guides.
_ASKED_FOR = """tra cứu hồ sơ
kiểm tra hồ sơ
xem hồ sơ
kiểm tra tình trạng hồ sơ
tình trạng xử lý hồ sơ
tình trạng giải quyết hồ sơ
trạng thái hồ sơ
tiến độ hồ sơ
hồ sơ của tôi đến đâu rồi
hồ sơ tới đâu rồi
xem kết quả hồ sơ
kết quả giải quyết hồ sơ
theo dõi hồ sơ đã nộp
hồ sơ đã nộp
mã hồ sơ
mã số hồ sơ
số biên nhận
giấy biên nhận hồ sơ
giấy hẹn trả kết quả
hồ sơ xong chưa
hồ sơ bị trễ hẹn
hồ sơ quá hạn chưa trả
bao giờ có kết quả
hồ sơ đang ở đâu
mất giấy biên nhận
mất giấy hẹn trả kết quả
nộp hồ sơ rồi mà chưa thấy gì"""
# Whoever asks for it means nothing else; procedures only share the word "hồ sơ" with it.
_PRIOR = 0.2


def guide_documents(keys):
    """The Documents of life events by their numbers, and of the page on tracking."""
    events = _own().filter(pk__in=[key for key in keys if key != TRACKING])
    guides = {guide.event_id: guide for guide in EventGuide.objects.filter(event__in=events, live=True)}
    steps = {pk: list(guide.steps.all()) for pk, guide in guides.items()}
    found = [_event_document(event, guides.get(event.pk), steps.get(event.pk, [])) for event in events]
    return [*found, *([_tracking_document()] if TRACKING in keys else [])]


def _own():
    """The life events of the portal itself: a national group is found under the one that it belongs to."""
    return LifeEvent.objects.filter(parent=None, national_id=None)


def _event_document(event, guide, steps):
    return Document(
        kind=KIND,
        key=str(event.pk),
        url=reverse("life_event", args=[event.slug]),
        title=event.name,
        aliases=lines(guide.aliases) if guide else [],
        body="\n".join([guide.summary, *(step.title for step in steps)]) if guide else "",
        card={"lead": guide.summary if guide else "", "path": [step.title for step in steps if not step.is_bundle]},
    )


def _tracking_document():
    return Document(
        kind=KIND,
        key=TRACKING,
        url=reverse("track_filing"),
        title=_("Track a filed dossier"),
        aliases=_ASKED_FOR.splitlines(),
        card={"lead": _("Where to see how far it is, and what to have ready."), "path": []},
        prior=_PRIOR,
    )


def card(stored):
    """A stored card in words: what it is about, the steps in short."""
    return {
        "summary": stored["lead"],
        "meta": [" → ".join(stored["path"][:4])] if stored["path"] else [],
        "note": _("Guide"),
    }


def _keys():
    return [*_own().order_by("pk").values_list("pk", flat=True), TRACKING]


GUIDES = Section(
    kind=KIND,
    slug="huong-dan",
    label=gettext_lazy("Guides"),
    keys=_keys,
    documents=guide_documents,
    card=card,
)
