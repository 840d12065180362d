"""What machines read of an article: Dublin Core (TT 24/2011), Open Graph, JSON-LD; no mandatory element is empty."""

from django.utils import timezone

from core.web.context_processors import settings_of
from core.web.sharing import open_graph
from core.web.structured_data import json_ld


def metadata(article, request):
    """{metadata, open_graph, structured_data} of an article as the presenter made it."""
    site = settings_of(request)
    creator = "; ".join(article["bylines"]) or str(article["agency"] or site.authority)
    published = timezone.localdate(article["published_on"]).isoformat() if article["published_on"] else ""
    rows = {
        "dc.title": article["title"],
        "dc.creator": creator,
        "dc.date": published,
        "dc.description": article["lead"] or article["title"],
        "dc.publisher": site.authority,
        "dc.identifier": article["url"],
        "dc.language": "vi",
        "dc.source": article["source"]["url"] or article["source"]["name"],
        "dc.contributor": str(article["agency"] or ""),
        "dc.subject": "; ".join(article["tags"]),
        "dc.type": article["kind"],
    }
    return {
        "metadata": _filled(rows),
        "open_graph": {name: content for name, content in _open_graph(article, site).items() if content},
        "structured_data": _json_ld(article, site, creator),
    }


def _filled(rows):
    return [{"name": name, "content": content} for name, content in rows.items() if content]


def _open_graph(article, site):
    said = open_graph(
        site.name, article["title"], article["lead"], article["url"], kind="article", image=article["image_url"]
    )
    return said | {
        "article:published_time": article["published_on"].isoformat() if article["published_on"] else "",
        "article:section": article["category"].name if article["category"] else "",
    }


def _json_ld(article, site, creator):
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article["title"],
        "description": article["lead"],
        "url": article["url"],
        "image": article["image_url"],
        "datePublished": article["published_on"].isoformat() if article["published_on"] else "",
        "dateModified": article["updated_at"].isoformat() if article["updated_at"] else "",
        "inLanguage": "vi",
        "author": {"@type": "Person" if article["bylines"] else "Organization", "name": creator},
        "publisher": {"@type": "GovernmentOrganization", "name": site.authority},
    }
    return json_ld(said)
