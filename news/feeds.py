"""RSS and Atom of a section, narrowed like its list (B12)."""

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from core.language.text import printable

from .listing import ArticleList

_MOST = 30


class _SectionFeed(Feed):
    feed_type = Rss201rev2Feed
    language = "vi"

    def __init__(self, section, articles, request):
        self.section, self.listing = section, ArticleList(section, articles, request)

    def title(self):
        return self.section.title

    def link(self):
        return self.section.full_url

    def description(self):
        return self.section.lead or self.section.title

    def items(self):
        return self.listing.narrowed()[:_MOST]

    def item_title(self, article):
        return printable(article.title)

    def item_description(self, article):
        return printable(article.lead)

    def item_link(self, article):
        return article.full_url

    def item_pubdate(self, article):
        return article.published_on

    def item_updateddate(self, article):
        return article.last_published_at or article.published_on

    def item_categories(self, article):
        return [article.category.name] if article.category else []

    def item_author_name(self, article):
        return str(article.agency) if article.agency else None


class _AtomFeed(_SectionFeed):
    feed_type = Atom1Feed

    def subtitle(self):
        return self.description()


def feed_response(section, articles, request, name):
    """The feed of a section by its file name, rss.xml or atom.xml."""
    kind = _AtomFeed if name == "atom.xml" else _SectionFeed
    return kind(section, articles, request)(request)
