"""An article as its page shows it: finished objects for the templates, in five queries however long it is."""

from django.db.models import Case, Q, Subquery, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from wagtail.models import Page

from core.language.glossary import explained
from core.pictures import picture, shared_picture
from core.prose.choosers import loaded
from core.prose.media import file_facts
from core.prose.walk import plain_text
from search.models import SearchDocument

from ..listing import CATEGORY
from ..models import ArticlePage
from .metadata import metadata


def present(article, request):
    """The context `article` of news/article_page.html for the public version, or for a preview as it is."""
    shown = article if getattr(request, "is_preview", False) else public_version(article)
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
        "share": _share(article.full_url),
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
    version = article.live_revision or article.last_public_version()
    if not version:
        return article
    shown = ArticlePage.from_serializable_data(version.content, check_fks=False, strict_fks=False)
    for name in ("path", "depth", "url_path", "live", "expired", "last_published_at"):
        setattr(shown, name, getattr(article, name))
    for name in ("category", "agency"):
        if getattr(shown, f"{name}_id") == getattr(article, f"{name}_id"):
            setattr(shown, name, getattr(article, name))
    return shown


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
    wanted = Q(pk__in=[row.document_id for row in shown.related_documents.all()])
    documents = SearchDocument.objects.filter(wanted | Q(kind="article", object_key=str(shown.pk)))
    rows = list(documents.only("kind", "object_key", "title", "url", "is_removed", "card"))
    own = [row for row in rows if row.kind == "article" and row.object_key == str(shown.pk)]
    about = [{"name": row.title, "url": row.url} for row in rows if row not in own and not row.is_removed]
    return about, own[0].card.get("tags", []) if own else []


def _around(article):
    """{older, newer, above}: the neighbours in its section and the sections above it, in one query."""
    section = ArticlePage.objects.sibling_of(article, inclusive=False).listed()
    moment = article.published_on or timezone.now()
    older = section.filter(published_on__lt=moment).newest_first().values("pk")[:1]
    newer = section.filter(published_on__gt=moment).order_by("published_on", "pk").values("pk")[:1]
    steplen = Page.steplen
    above = [article.path[:end] for end in range(3 * steplen, len(article.path), steplen)]
    places = Case(When(pk=Subquery(older), then=Value("older")), When(pk=Subquery(newer), then=Value("newer")))
    pages = Page.objects.filter(Q(path__in=above) | Q(pk=Subquery(older)) | Q(pk=Subquery(newer)))
    found = {"older": None, "newer": None, "above": []}
    for page in pages.only("title", "url_path").annotate(place=places).order_by("depth"):
        link = {"title": page.title, "name": page.title, "url": page.url}
        if page.place:
            found[page.place] = link
        else:
            found["above"].append(link)
    return found


def _share(url):
    """Plain links, no script of anybody (H11)."""
    return [
        {"name": "Zalo", "url": "https://sp.zalo.me/share_inline?" + urlencode({"link": url})},
        {"name": "Facebook", "url": "https://www.facebook.com/sharer/sharer.php?" + urlencode({"u": url})},
    ]
