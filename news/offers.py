"""What other pages show of news."""

from datetime import timedelta

from django.db.models import Count, F, Max, Q, Sum
from django.utils import timezone

from search.pages import url_at

from .models import ArticlePage, Category

_FRONT = 3


def front_news():
    """The front page's articles, [{title, url, date}]: the featured in their order, then the newest."""
    by_order = (F("featured").asc(nulls_last=True), "-published_on", "-pk")
    articles = ArticlePage.objects.listed().order_by(*by_order)[:_FRONT]
    rows = articles.values("title", "url_path", "published_on")
    return [{"title": row["title"], "url": url_at(row["url_path"]), "date": row["published_on"]} for row in rows]


def most_read(days, count):
    """The addresses of the listed articles that were read most in the last days, the most read first."""
    since = timezone.localdate() - timedelta(days=days - 1)
    read = ArticlePage.objects.listed().filter(view_counts__day__gte=since).annotate(views=Sum("view_counts__views"))
    paths = read.filter(views__gt=0).order_by("-views", "-pk").values_list("url_path", flat=True)
    return [url_at(path) for path in paths[:count]]


def categories_with_articles():
    """Every Category with `public`, the number of its listed articles, `newest` of them, and `due`: to read again."""
    listed = Q(articles__live=True) & (Q(articles__expire_at=None) | Q(articles__expire_at__gt=timezone.now()))
    return Category.objects.order_by(*Category._meta.ordering).annotate(
        public=Count("articles", filter=listed),
        newest=Max("articles__published_on", filter=listed),
        due=Count("articles", filter=listed & Q(articles__review_on__lte=timezone.localdate())),
    )


def published_since(day):
    """Whatever went public from a day on, as rows {category_id, event_on, published_on, first_published_at}."""
    articles = ArticlePage.objects.filter(published_on__date__gte=day).exclude(first_published_at=None)
    return articles.order_by().values("category_id", "event_on", "published_on", "first_published_at")
