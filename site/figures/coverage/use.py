"""How much the portal is used, from what is counted anyway: nobody is told apart (B17)."""

from datetime import timedelta

from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalogue.search_report.report import summary
from feedback.usefulness.models import Opinion
from news.models import ViewCount

from .figure import Figure, Source, part

_DAYS = 30


def figures(today):
    """The Figures of the last 30 days; three queries."""
    since = today - timedelta(days=_DAYS - 1)
    views = ViewCount.objects.filter(day__gte=since).aggregate(sum=Sum("views"))["sum"]
    searches = summary(_DAYS)
    said = Opinion.objects.filter(given_on__gte=since).aggregate(all=Count("pk"), yes=Count("pk", Q(is_useful=True)))
    return [*_page_views(views, today), *_searching(searches, today), *_usefulness(said, today)]


def _page_views(views, today):
    source = Source(_("Page views of articles"), reverse("news_readers_report"), "wagtailadmin.access_admin")
    scope = _("Articles, last 30 days, without machines and without the office's own views")
    return [Figure("views", _("Page views of articles"), views, _("views"), scope, source, today)]


def _searching(searches, today):
    total = searches["searches"]
    shared = {
        "scope": _("First pages of searches without filters, last 30 days, without machines"),
        "source": Source(_("Searches"), reverse("search_report"), "search.change_querytask"),
        "as_of": today,
    }
    return [
        Figure("searches", _("Searches"), total or None, _("searches"), **shared),
        Figure("searches_without_results", _("Searches that found nothing"), searches["without"], "%", **shared),
        Figure("searches_opened", _("Searches of which a result was opened"), searches["opened"], "%", **shared),
    ]


def _usefulness(said, today):
    source = Source(_("Usefulness of pages"), reverse("usefulness_report"), "feedback.change_opinion")
    scope = _("Answers to “Was this useful?” under pages, last 30 days")
    return [
        Figure("opinions_useful", _("Readers who found a page useful"), **part(said["yes"], said["all"]),
               unit=_("answers"), scope=scope, source=source, as_of=today)
    ]  # fmt: skip
