"""What should be there and is not: categories, procedures, agencies."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count, Q, TextChoices
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.counting.calendar import months_after
from agencies.models import Agency, Tier
from news.listing import CATEGORY
from news.offers import categories_with_articles

from .figure import Figure, Source, part

_IN_FORCE = _("Procedures in force that citizens find on the portal")
_LISTED = _("Public articles of every category that have not expired")


class State(TextChoices):
    """Whether a category is kept up."""

    EMPTY = "empty", _("No article yet")
    STALE = "stale", _("Nothing new within the term")
    FRESH = "fresh", _("Up to date")
    NO_TERM = "no_term", _("No term is set")


@dataclass(frozen=True)
class CategoryCoverage:
    """A category of news: how many articles, the newest, and whether its own term of review has passed since."""

    slug: str
    name: str
    articles: int
    newest_on: date | None
    review_months: int | None
    due: int
    state: State
    source: Source


def categories(today):
    """The CategoryCoverage of every category, in the law's order; one query."""
    return [_coverage(category, today) for category in categories_with_articles()]


def _coverage(category, today):
    newest = category.newest and timezone.localdate(category.newest)
    return CategoryCoverage(
        slug=category.slug,
        name=category.name,
        articles=category.public,
        newest_on=newest,
        review_months=category.review_months,
        due=category.due,
        state=_state(newest, category.review_months, today),
        source=Source(category.name, f"{reverse('news')}?{urlencode({CATEGORY: category.slug})}"),
    )


def _state(newest, months, today):
    if newest is None:
        return State.EMPTY
    if not months:
        return State.NO_TERM
    return State.STALE if months_after(newest, months) < today else State.FRESH


def of_categories(found, today):
    """The Figures of a list of CategoryCoverage."""
    news = Source(_("News"), reverse("news"))
    kept = [category for category in found if category.state != State.EMPTY]
    stale = sum(category.state == State.STALE for category in kept)
    with_term = sum(bool(category.review_months) for category in kept)
    articles = sum(category.articles for category in found)
    due = sum(category.due for category in found)
    scope = _("Categories of news that have a term of review and an article")
    return [
        Figure("categories_empty", _("Categories without any article"), **part(len(found) - len(kept), len(found)),
               unit=_("categories"), scope=_("All categories of news"), source=news, as_of=today),
        Figure("categories_stale", _("Categories with nothing new within their term"), **part(stale, with_term),
               unit=_("categories"), scope=scope, source=news, as_of=today),
        Figure("articles_due", _("Articles whose day of review has passed"), **part(due, articles),
               unit=_("articles"), scope=_LISTED, source=news, as_of=today),
    ]  # fmt: skip


def of_procedures(counted, today):
    """The Figures of what catalogue.offers.completeness counted."""
    address = reverse("procedures")
    every, no_fee = (Source(_("Administrative procedures"), url) for url in (address, f"{address}?phi=chua-ro"))
    rows = (
        ("procedures_with_guide", _("Procedures with a guide of the province"), "guided", every),
        ("procedures_without_fee", _("Procedures whose fee is not known"), "without_fee", no_fee),
        ("procedures_without_time", _("Procedures without a time limit"), "without_time", every),
        ("procedures_without_papers", _("Procedures without a list of papers"), "without_papers", every),
    )
    total = counted["total"]
    return [
        Figure("procedures", _("Procedures in force"), total or None, _("procedures"), _IN_FORCE, every, today),
        *(
            Figure(key, label, **part(counted[name], total), unit=_("procedures"), scope=_IN_FORCE, source=source,
                   as_of=today)
            for key, label, name, source in rows
        ),
    ]  # fmt: skip


def of_agencies(today):
    """The Figures of the province's own agencies; one query."""
    own = Agency.objects.filter(tier__in=(Tier.PROVINCE, Tier.COMMUNE)).aggregate(
        total=Count("pk"), phone=Count("pk", filter=Q(phone="")), address=Count("pk", filter=Q(address=""))
    )
    shared = {
        "unit": _("agencies"),
        "scope": _("Agencies of the province and of the communes"),
        "source": Source(_("Agencies"), reverse("agencies")),
        "as_of": today,
    }
    return [
        Figure("agencies_without_phone", _("Agencies without a phone number"), **part(own["phone"], own["total"]),
               **shared),
        Figure("agencies_without_address", _("Agencies without an address"), **part(own["address"], own["total"]),
               **shared),
    ]  # fmt: skip
