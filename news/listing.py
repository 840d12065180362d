"""A section's list: filters by category, agency, year and month, twenty a page, in a few queries."""

from datetime import date

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from core.pictures import thumbnails
from core.web.cache import Cached
from search.pages import url_at
from search.results.narrowed import NarrowedList

from .models import ArticlePage

_YEARS = (1900, 2999)
# What a card needs of an article and what it belongs to; a page has eighty columns.
_CARD = (
    "title", "url_path", "lead", "published_on", "is_urgent", "photo_id", "category__name", "agency__name",
    "agency__short_name",
)  # fmt: skip
CATEGORY, AGENCY, YEAR, MONTH = "chuyen-muc", "co-quan", "nam", "thang"


class ArticleList(NarrowedList):
    """What one address of a section shows; its rows are the groups of articles of one category, agency and month."""

    filters = (
        (CATEGORY, _("Category"), False), (AGENCY, _("Agency"), False), (YEAR, _("Year"), True),
        (MONTH, _("Month"), True),
    )  # fmt: skip

    def __init__(self, section, articles, request):
        super().__init__(request.GET, request.path)
        self.section, self.articles = section, articles

    def value(self, row, key):
        return row[key]

    def weight(self, row):
        return row["count"]

    def context(self):
        """The context of news/section_page.html."""
        groups = _groups(self.section)
        total = sum(group["count"] for group in groups if self.fits(group))
        page = self.page(total, most=total)
        articles = self.narrowed()[page.start : page.end] if total else ArticlePage.objects.none()
        return {
            "items": article_cards(articles),
            "feed_query": self.query(),
            "introduction": self.section.lead,
        } | self.frame(groups, total, page)

    def narrowed(self):
        """The articles that fit what was chosen."""
        articles = self.articles
        if category := self.chosen[CATEGORY]:
            articles = articles.filter(category__slug=category)
        if agency := self.chosen[AGENCY]:
            articles = articles.filter(agency__slug=agency)
        if year := self.chosen[YEAR]:
            articles = _of_year(articles, year)
        if month := self.chosen[MONTH]:
            articles = _of_month(articles, month)
        return articles


def _count(section):
    """How many articles of a section there are per category, agency and month."""
    rows = section.articles().annotate(month=TruncMonth("published_on")).values(
        "category__slug", "category__name", "agency__slug", "agency__name", "agency__short_name", "month"
    )  # fmt: skip
    counted = rows.annotate(count=Count("pk")).order_by()
    return [
        {
            "count": row["count"],
            CATEGORY: (row["category__slug"] or "", row["category__name"] or ""),
            AGENCY: (row["agency__slug"] or "", row["agency__short_name"] or row["agency__name"] or ""),
            YEAR: _year(row["month"]),
            MONTH: _month(row["month"]),
        }
        for row in counted
    ]


# SQLite calls Python for the month of each row: 100 ms for 5,000 articles.
_groups = Cached(_count)


def _of_year(articles, year):
    if not (year.isascii() and year.isdigit() and _YEARS[0] <= int(year) <= _YEARS[1]):
        return articles.none()
    return articles.filter(published_on__year=int(year))


def _of_month(articles, month):
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        return articles.none()
    if not _YEARS[0] <= first.year <= _YEARS[1]:
        return articles.none()
    return articles.filter(published_on__year=first.year, published_on__month=first.month)


def article_cards(articles):
    """What a list shows of each article: {title, url, lead, date, category, agency, photo}."""
    rows = list(articles.values(*_CARD))
    photos = thumbnails({row["photo_id"] for row in rows} - {None})
    return [
        {
            "title": row["title"],
            "url": url_at(row["url_path"]),
            "lead": row["lead"],
            "date": row["published_on"] and localdate(row["published_on"]),
            "category": row["category__name"] or "",
            "agency": row["agency__short_name"] or row["agency__name"] or "",
            "photo": photos.get(row["photo_id"]),
            "is_urgent": row["is_urgent"],
        }
        for row in rows
    ]


def _year(moment):
    return (f"{moment:%Y}", f"{moment:%Y}") if moment else ("", "")


def _month(moment):
    if not moment:
        return ("", "")
    return (f"{moment:%Y-%m}", date_format(moment, "m/Y"))
