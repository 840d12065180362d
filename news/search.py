"""What search may know of articles: their documents, cards, and what they are about."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from agencies.search import agency_labels
from core.prose.walk import plain_text
from core.web.cache import Cached
from search.documents import Document
from search.sections import AGENCY_KEY, YEAR_KEY, FacetDeclaration, Section, year_labels

from .models import ArticlePage, Category, RelatedDocument

KIND = "article"


def article_documents(pks):
    """The Documents of those of these articles that are public."""
    articles = ArticlePage.objects.live().filter(pk__in=pks).select_related("category", "agency")
    articles = articles.prefetch_related("tagged_items__tag")
    return [_document(article) for article in articles if article.url]


def _document(article):
    category, agency = article.category, article.agency
    return Document(
        kind=KIND,
        key=str(article.pk),
        url=article.url,
        title=article.title,
        aliases=[item.tag.name for item in article.tagged_items.all()],
        area=category.name if category else "",
        body=f"{article.lead}\n{plain_text(article, head=False)}",
        facets={
            "chuyen-muc": [category.slug] if category else [],
            AGENCY_KEY: [agency.slug] if agency else [],
            YEAR_KEY: [str(localtime(article.published_on).year)] if article.published_on else [],
        },
        card={
            "lead": article.lead,
            "published_on": article.published_on.isoformat() if article.published_on else "",
            "category": category.name if category else "",
            "tags": [item.tag.name for item in article.tagged_items.all()],
        },
        visible_to=article.expire_at,
    )


def card(stored):
    """A stored card in words: what happened, under which heading, when."""
    published = stored["published_on"]
    day = date_format(localtime(datetime.fromisoformat(published)), "SHORT_DATE_FORMAT") if published else ""
    return {
        "summary": stored["lead"],
        "meta": [part for part in (stored["category"], day) if part],
        "note": _("Article"),
    }


def related(kind, key, count):
    """The newest articles about a document of another kind; those of an agency are about it."""
    if kind == "agency":
        about = {"agency__pk": int(key)}
    else:
        if (kind, key) not in _naming():
            return []
        about = {"pk__in": _naming()[kind, key]}
    articles = ArticlePage.objects.listed().filter(**about).newest_first()[:count]
    articles = articles.only("title", "url_path", "published_on")
    return [{"title": article.title, "url": article.url, "date": article.published_on} for article in articles]


def _read_naming():
    found = {}
    named = RelatedDocument.objects.order_by().values_list("document__kind", "document__object_key", "article")
    for kind, key, article in named:
        found.setdefault((kind, key), []).append(article)
    return found


# {(kind, key) of a thing: the articles that name it}.
_naming = Cached(_read_naming)


def _keys():
    return ArticlePage.objects.live().order_by("pk").values_list("pk", flat=True)


SECTION = Section(
    kind=KIND,
    slug="tin-tuc",
    label=_("News"),
    keys=_keys,
    documents=article_documents,
    card=card,
    facets=(
        FacetDeclaration("chuyen-muc", _("Category"), lambda: dict(Category.objects.values_list("slug", "name"))),
        FacetDeclaration(AGENCY_KEY, _("Agency"), agency_labels),
        FacetDeclaration(YEAR_KEY, _("Year"), year_labels, by_count=False),
    ),
    page_model=ArticlePage,
    asked_by=("(?:bản )?tin(?: tức| mới)*(?! (?:học|nhắn|dụng|ngưỡng|hiệu|lành))", "bài viết"),
    related=related,
)
