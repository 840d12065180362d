"""How often articles are read: people only, days without names (B17)."""

from datetime import timedelta

from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.admin.records import PlainReportView

from ..models import ArticlePage

_DAYS = timedelta(days=30)


def by_readers(articles):
    """The articles that were ever public with `lately` (30 days) and `views`, the most read lately first."""
    recent = Q(view_counts__day__gt=timezone.localdate() - _DAYS)
    counted = articles.exclude(first_published_at=None).annotate(
        views=Sum("view_counts__views", default=0), lately=Sum("view_counts__views", filter=recent, default=0)
    )
    return counted.select_related("category").order_by("-lately", "-views", "-published_on")


class ReadersReportView(PlainReportView):
    """The page views of each article."""

    model = ArticlePage
    index_url_name = "news_readers_report"
    page_title = _("Page views of articles")
    header_icon = "view"
    template_name = "wagtailadmin/reports/base_report.html"
    results_template_name = "news/newsroom/readers_report.html"
    list_export = ["title", "published_on", "lately", "views"]
    export_headings = {
        "title": _("article"),
        "published_on": _("date of publication"),
        "lately": _("views in 30 days"),
        "views": _("views in all"),
    }
    export_filename = "luot-doc"

    def get_queryset(self):
        return by_readers(ArticlePage.objects.all())
