"""What search may know of information pages: their documents and cards."""

from datetime import date

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.rich_text import get_text_for_indexing

from search.documents import Document
from search.sections import Section

from .models import InformationPage

KIND = "page"


def public_pages():
    """The pages that everybody may read."""
    return InformationPage.objects.live().public()


def page_documents(pks):
    """The Documents of those of these pages that are public and have an address."""
    return [_document(page) for page in public_pages().filter(pk__in=pks) if page.url]


def _document(page):
    changed = page.last_published_at or page.latest_revision_created_at
    return Document(
        kind=KIND,
        key=str(page.pk),
        url=page.url,
        title=page.title,
        body=f"{page.lead}\n{get_text_for_indexing(page.body)}",
        card={"lead": page.lead, "changed_on": localdate(changed).isoformat() if changed else ""},
        visible_from=page.go_live_at,
        visible_to=page.expire_at,
    )


def card(stored):
    """A stored card in words: what the page says, as of when."""
    changed = stored["changed_on"]
    meta = [_("Updated on %(date)s") % {"date": _short(changed)}] if changed else []
    return {"summary": stored["lead"], "meta": meta, "note": _("Information page")}


def _short(day):
    return date_format(date.fromisoformat(day), "SHORT_DATE_FORMAT")


def _keys():
    return public_pages().order_by("pk").values_list("pk", flat=True)


SECTION = Section(
    kind=KIND,
    slug="trang",
    label=gettext_lazy("Information pages"),
    keys=_keys,
    documents=page_documents,
    card=card,
    page_model=InformationPage,
)
