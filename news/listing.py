"""A section's list: filters by category, agency and month, twenty a page, in three queries."""

from datetime import date
from urllib.parse import urlencode

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from core.language.text import nfc
from core.pictures import drawn_pictures, thumbnail
from search.results.paging import Page

_YEARS = (1900, 2999)
CATEGORY, AGENCY, MONTH, PAGE = "chuyen-muc", "co-quan", "thang", "trang"


class Listing:
    """What one address of a section shows; unknown values find nothing and break nothing."""

    def __init__(self, section, articles, request):
        self.section, self.articles, self.request = section, articles, request
        self.chosen = {key: nfc(request.GET.get(key, ""))[:80] for key in (CATEGORY, AGENCY, MONTH)}

    def context(self):
        """The context of news/section_page.html."""
        groups = self._groups()
        total = sum(group["count"] for group in groups if self._fits(group))
        page = Page(self.request.GET.get(PAGE, ""), total, self._address, most=total)
        rows = self.narrowed()[page.start : page.end] if total else []
        return {
            "items": article_cards(rows),
            "total": total,
            "filters": [self._filter(groups, *declared) for declared in _FILTERS],
            "is_narrowed": any(self.chosen.values()),
            "noindex": any(self.chosen.values()) or page.number > 1,
            "page_links": page,
            "feed_query": self._query(),
            "introduction": self.section.lead,
        }

    def narrowed(self):
        """The articles that fit what was chosen."""
        articles = self.articles.select_related("category", "agency")
        if category := self.chosen[CATEGORY]:
            articles = articles.filter(category__slug=category)
        if agency := self.chosen[AGENCY]:
            articles = articles.filter(agency__slug=agency)
        if month := self.chosen[MONTH]:
            articles = _of_month(articles, month)
        return articles

    def _groups(self):
        """How many articles there are per category, agency and month."""
        rows = self.articles.annotate(month=TruncMonth("published_on")).values(
            "category__slug", "category__name", "agency__slug", "agency__name", "agency__short_name", "month"
        )  # fmt: skip
        counted = rows.annotate(count=Count("pk")).order_by()
        return [
            {
                "count": row["count"],
                CATEGORY: (row["category__slug"] or "", row["category__name"] or ""),
                AGENCY: (row["agency__slug"] or "", row["agency__short_name"] or row["agency__name"] or ""),
                MONTH: _month(row["month"]),
            }
            for row in counted
        ]

    def _fits(self, group, but=None):
        return all(value in ("", group[key][0]) for key, value in self.chosen.items() if key != but)

    def _filter(self, groups, key, label, newest_first):
        """One way to narrow; each count is taken as if this filter were not set."""
        counts = {}
        for group in groups:
            if group[key][0] and self._fits(group, but=key):
                counts[group[key]] = counts.get(group[key], 0) + group["count"]
        order = sorted(counts, key=lambda value: value[0] if newest_first else value[1], reverse=newest_first)
        options = [
            {"value": value, "label": words, "count": counts[value, words], "selected": value == self.chosen[key]}
            for value, words in order
        ]
        return {"key": key, "label": label, "options": options}

    def _query(self, **more):
        return urlencode({key: value for key, value in (self.chosen | more).items() if value})

    def _address(self, number):
        query = self._query(**({PAGE: number} if number > 1 else {}))
        return f"?{query}" if query else self.request.path


_FILTERS = ((CATEGORY, _("Category"), False), (AGENCY, _("Agency"), False), (MONTH, _("Month"), True))


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
    articles = list(articles)
    pictures = drawn_pictures({article.photo_id for article in articles} - {None})
    return [
        {
            "title": article.title,
            "url": article.url,
            "lead": article.lead,
            "date": article.published_on,
            "category": article.category.name if article.category else "",
            "agency": str(article.agency) if article.agency else "",
            "photo": thumbnail(pictures[article.photo_id]) if article.photo_id in pictures else None,
            "is_urgent": article.is_urgent,
        }
        for article in articles
    ]


def _month(moment):
    if not moment:
        return ("", "")
    return (f"{moment:%Y-%m}", date_format(moment, "m/Y"))
