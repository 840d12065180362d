"""An article as its page shows it: finished objects for the templates, in the same few queries however long it is."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from wagtail.models import Page, Revision

from agencies.models import Agency
from core.language.glossary import explained
from core.pictures import picture, shared_picture
from core.prose.choosers import loaded
from core.prose.media import file_facts
from core.prose.walk import plain_text
from core.rows.prepared import Prepared
from core.web.cache import Cached
from core.web.sharing import share
from search.models import SearchDocument

from ..listing import CATEGORY
from ..models import ArticlePage, Category, SectionPage
from .metadata import metadata


def present(article, request):
    """The context `article` of news/article_page.html for the public version, or for a preview as it is."""
    shown = article if getattr(request, "is_preview", False) else public_version(with_names(article))
    files = [row.document_id for row in shown.attachments.all()]
    with loaded(shown.body, pictures=[shown.photo_id], files=files) as library:
        words, body = plain_text(shown), list(shown.body)
    about, tags = _about(shown)
    around = _around(shown)
    facts = {
        "title": shown.title,
        "lead": shown.lead,
        "kind": shown.get_kind_display(),
        "category": shown.category,
        "agency": shown.agency,
        "photo": _photo(shown, library),
        "body": body,
        "bylines": [row.name for row in shown.bylines.all()],
        "published_on": shown.published_on,
        "updated_at": shown.last_published_at,
        "source": {"name": shown.source_name, "url": shown.source_url},
        "alternative_link": shown.alternative_link,
        "attachments": [
            file_facts(library["files"].get(row.document_id), row.title) for row in shown.attachments.all()
        ],
        "corrections": sorted(shown.corrections.all(), key=lambda row: row.corrected_on, reverse=True),
        "tags": tags,
        "glossary": explained(words),
        "neighbours": around,
        "is_expired": article.is_expired,
        "share": share(article.full_url),
        "url": article.full_url,
        "image_url": _image_url(shown, library, request),
        "trail": around["above"],
        "category_url": _category_url(shown),
        "related_links": about,
    }
    return facts | metadata(facts, request)


def public_version(article):
    """The article with its rows as approved, read from the version itself: no query for any kind of row.

    An expired article shows what readers saw last, not what was drafted or scheduled since.
    """
    version = next(iter(_version(article.live_revision_id)), None) if article.live_revision_id else None
    version = version or article.last_public_version()
    if not version:
        return article
    shown = ArticlePage.from_serializable_data(version.content, check_fks=False, strict_fks=False)
    for name in ("path", "depth", "url_path", "live", "expired", "last_published_at"):
        setattr(shown, name, getattr(article, name))
    for name in ("category", "agency"):
        if getattr(shown, f"{name}_id") == getattr(article, f"{name}_id"):
            setattr(shown, name, getattr(article, name))
    return shown


def with_names(article):
    """The article with its category and agency at hand."""
    for name, rows in (("category", _category), ("agency", _agency)):
        for found in rows(getattr(article, f"{name}_id")):
            setattr(article, name, found)
    return article


_category = Prepared(lambda pk: Category.objects.filter(pk=pk), int)
_agency = Prepared(lambda pk: Agency.objects.filter(pk=pk), int)
_version = Prepared(lambda pk: Revision.objects.filter(pk=pk), int)


def _category_url(shown):
    return f"{reverse('news')}?{urlencode({CATEGORY: shown.category.slug})}" if shown.category else ""


def _photo(shown, library):
    image = library["pictures"].get(shown.photo_id)
    if not image:
        return None
    return picture(image) | {"alt": shown.photo_alt, "caption": shown.photo_caption, "credit": shown.photo_credit}


def _image_url(shown, library, request):
    image = library["pictures"].get(shown.photo_id)
    return request.build_absolute_uri(shared_picture(image).url) if image else ""


def _about(shown):
    """The procedures it is about, and its tags: both stand in search documents."""
    named = [row.document_id for row in shown.related_documents.all()]
    rows = SearchDocument.objects.filter(pk__in=named, is_removed=False).values("title", "url") if named else []
    own = next(iter(_document_of(str(shown.pk))), {"card": {}})
    return [{"name": row["title"], "url": row["url"]} for row in rows], own["card"].get("tags", [])


_document_of = Prepared(lambda key: SearchDocument.objects.filter(kind="article", object_key=key).values("card"), str)


def _around(article):
    """{older, newer, above}: the neighbours in its section and the sections above it."""
    parent = article.path[: -Page.steplen]
    beside = *Page._get_children_path_interval(parent), article.depth, article.published_on or timezone.now()
    sections = _sections()
    above = [article.path[:end] for end in range(3 * Page.steplen, len(article.path), Page.steplen)]
    return {
        "older": next(map(_link, _older(*beside, timezone.now())), None),
        "newer": next(map(_link, _newer(*beside, timezone.now())), None),
        "above": [sections[path] for path in above if path in sections],
    }


def _link(page):
    return {"title": page.title, "name": page.title, "url": page.url}


# {path in the tree: the link to the section there}.
_sections = Cached(lambda: {page.path: _link(page) for page in SectionPage.objects.only("title", "url_path", "path")})


def _beside(first, last, depth, now):
    """What readers see between two paths of the tree."""
    found = ArticlePage.objects.filter(path__range=(first, last), depth=depth).live().exclude(expire_at__lte=now)
    return found.only("title", "url_path")


def _prepare_older(first, last, depth, moment, now):
    return _beside(first, last, depth, now).filter(published_on__lt=moment).newest_first()[:1]


def _prepare_newer(first, last, depth, moment, now):
    return _beside(first, last, depth, now).filter(published_on__gt=moment).order_by("published_on", "pk")[:1]


_BESIDE = (str, str, int, datetime, datetime)
_older, _newer = Prepared(_prepare_older, *_BESIDE), Prepared(_prepare_newer, *_BESIDE)
