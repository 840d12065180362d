"""The short way to news: an article or a section by its whole address, without walking down the tree."""

from django.http import Http404
from wagtail.models import Site
from wagtail.views import serve as serve_from_tree

from core.rows.prepared import Prepared

from .models import ArticlePage, SectionPage
from .models.section import FEEDS

_ROOT = "tin-tuc"


def news_page(request, path=""):
    """An article, a section or a section's feed; anything else as Wagtail finds it."""
    address = f"{_site_path()}{_ROOT}/{path}"
    stem, _slash, last = address.rstrip("/").rpartition("/")
    if last in FEEDS:
        for section in _section_at(f"{stem}/"):
            return section.serve(request, feed=last)
    if request.method in ("GET", "HEAD") and address.endswith("/"):
        for page in _article_at(address) or _section_at(address):
            return page.serve(request)
    return serve_from_tree(request, f"{_ROOT}/{path}")


_article_at = Prepared(lambda path: ArticlePage.objects.filter(url_path=path), str)
_section_at = Prepared(lambda path: SectionPage.objects.live().filter(url_path=path), str)


def _site_path():
    """The path of the first site's front page in the tree, which Wagtail keeps at hand."""
    paths = Site.get_site_root_paths()
    if not paths:
        raise Http404
    return paths[0].root_path
