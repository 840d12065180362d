"""What search may know of files attached to articles: each leads to the page that carries it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.documents import Document
from search.sections import Section

from .models import ArticlePage
from .models.parts import Attachment

KIND = "file"
_PRIOR = -0.1


def file_documents(pks):
    """The Documents of those of these attachments whose article is public."""
    attached = Attachment.objects.filter(pk__in=pks, article__live=True).select_related("article", "document")
    return [_document(row, row.article) for row in attached if row.article.url]


def _document(row, article):
    return Document(
        kind=KIND,
        key=str(row.pk),
        url=f"{article.url}#attachments-heading",
        title=row.title or row.document.title,
        card={"article": article.title, "format": row.document.file_extension.upper()},
        prior=_PRIOR,
        visible_to=article.expire_at,
    )


def card(stored):
    """A stored card in words: the article that carries it, what kind of file it is."""
    return {"summary": stored["article"], "meta": [stored["format"]], "note": _("Attached file")}


def _public():
    return Attachment.objects.filter(article__live=True)


SECTION = Section(
    kind=KIND,
    slug="tep",
    label=gettext_lazy("Attached files"),
    keys=lambda: _public().order_by("pk").values_list("pk", flat=True),
    documents=file_documents,
    card=card,
    page_model=ArticlePage,
    of_pages=lambda articles: Attachment.objects.filter(article__in=articles).values_list("pk", flat=True),
)
