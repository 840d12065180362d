"""What the newsroom has to do: deadlines running, articles to look at again, alerts to check, takedowns to decide."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from wagtail.models import Page
from wagtail.permissions import policy_registry

from agencies.counting.calendar import Calendar

from ..models import ArticlePage, DeadlineRule, Publication, Takedown


@dataclass(frozen=True)
class Deadline:
    """An unpublished article and its last day: `days_left` in working days, negative when late."""

    article: ArticlePage
    due_on: date
    days_left: int
    is_confirmed: bool
    source: str

    @property
    def is_late(self):
        return self.days_left < 0


def deadlines(articles):
    """The Deadline of every unpublished article that has a category and a date, the most urgent first."""
    today, calendar = timezone.localdate(), Calendar.load()
    rules = list(DeadlineRule.objects.all())
    found = []
    waiting = articles.filter(first_published_at=None).exclude(event_on=None).exclude(category=None)
    for article in waiting.select_related("category", "owner").prefetch_workflow_states():
        rule = DeadlineRule.on(article.category_id, article.event_on, rules)
        if rule:
            due = calendar.add_working_days(article.event_on, rule.working_days)
            left = calendar.working_days_between(today, due.day).number
            left = -1 if due.day < today and left == 0 else left
            found.append(Deadline(article, due.day, left, due.is_confirmed, rule.source))
    return sorted(found, key=lambda deadline: (deadline.due_on, deadline.article.pk))


def to_review(articles):
    """Public articles whose day of review has come (A13)."""
    return articles.listed().filter(review_on__lte=timezone.localdate()).order_by("review_on")


def urgent_to_check(articles):
    """Urgent publications that nobody has checked afterwards (B19)."""
    return Publication.objects.filter(article__in=articles, is_urgent=True, checked_at=None).select_related(
        "article", "approved_by"
    )


def takedowns_to_decide(articles):
    """Asked for and not decided."""
    return Takedown.objects.filter(article__in=articles, approved_at=None, refused_at=None).select_related(
        "article", "asked_by"
    )


def articles_of(user):
    """The articles that the user meets in the admin: an agency's editor those of the agency's section."""
    pages = policy_registry.get_by_type(Page).explorable_instances(user)
    return ArticlePage.objects.filter(pk__in=pages.values("pk"))
