"""What other pages show of news."""

from django.db.models import F

from .models import ArticlePage

_FRONT = 3


def front_news():
    """The front page's articles, [{title, url, date}]: the featured in their order, then the newest."""
    by_order = (F("featured").asc(nulls_last=True), "-published_on", "-pk")
    articles = ArticlePage.objects.listed().order_by(*by_order)[:_FRONT]
    return [{"title": article.title, "url": article.url, "date": article.published_on} for article in articles]
