"""The PageTypes of articles and sections: forms, checks, context and steps at publication."""

from core.approval import StrictPageForm
from core.page_types import PageType, declare

from .editor.panels import CONTENT_PANELS, PUBLISHING_PANELS, SECTION_PANELS
from .editor.preflight import problems
from .feeds import feed_response
from .listing import ArticleList
from .models import ArticlePage, SectionPage
from .page.presenter import present
from .page.response import article_response
from .publishing import complete, record_publication


def _article(article, request):
    return {"article": present(article, request)}


def _section(section, request):
    return ArticleList(section, section.articles(), request).context()


def _section_response(section, request, feed=""):
    return feed_response(section, section.articles(), request, feed) if feed else None


def declare_all():
    """Declare them."""
    declare(
        ArticlePage,
        PageType(
            content=CONTENT_PANELS,
            settings=PUBLISHING_PANELS,
            form=StrictPageForm,
            problems=problems,
            context=_article,
            answer=article_response,
            complete=complete,
            published=record_publication,
        ),
    )
    declare(SectionPage, PageType(content=SECTION_PANELS, context=_section, answer=_section_response))
