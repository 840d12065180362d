"""The short way to news: an article or a section by its whole address, without walking down the tree."""

from django.http import Http404
from wagtail.models import Site
from wagtail.views import serve as serve_from_tree

from .models import ArticlePage, SectionPage
from .models.section import FEEDS

_ROOT = "tin-tuc"


def news_page(request, path=""):
    """An article, a section or a section's feed; anything else as Wagtail finds it."""
    address = f"{_site_path()}{_ROOT}/{path}"
    stem, _slash, last = address.rstrip("/").rpartition("/")
    if last in FEEDS:
        section = SectionPage.objects.live().filter(url_path=f"{stem}/").first()
        if section:
            return section.serve(request, feed=last)
    if request.method in ("GET", "HEAD") and address.endswith("/"):
        article = (
            ArticlePage.objects.select_related("live_revision", "category", "agency").filter(url_path=address).first()
        )
        page = article or SectionPage.objects.live().filter(url_path=address).first()
        if page:
            return page.serve(request)
    return serve_from_tree(request, f"{_ROOT}/{path}")


def _site_path():
    """The path of the first site's front page in the tree, which Wagtail keeps at hand."""
    paths = Site.get_site_root_paths()
    if not paths:
        raise Http404
    return paths[0].root_path
