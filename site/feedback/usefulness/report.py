"""How useful readers find each page, for editors."""

from django.db.models import Count, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from core.admin.records import PlainReportView
from search.models import SearchDocument

from .models import Opinion


def by_object():
    """Rows {kind, key, page, url, yes, no, texts, unread}, those most often called useless first."""
    documents = SearchDocument.objects.filter(kind=OuterRef("kind"), object_key=OuterRef("key"))
    said = ~Q(text="")
    return (
        Opinion.objects.order_by()
        .values("kind", "key")
        .annotate(
            yes=Count("pk", filter=Q(is_useful=True)),
            no=Count("pk", filter=Q(is_useful=False)),
            texts=Count("pk", filter=said),
            unread=Count("pk", filter=said & Q(state=Opinion.State.NEW)),
            page=Subquery(documents.values("title")[:1]),
            url=Subquery(documents.values("url")[:1]),
        )
        .order_by("-no", "-yes", "kind", "key")
    )


class UsefulnessReportView(PlainReportView):
    """Yes and no for each page."""

    model = Opinion
    permission_required = "change"
    index_url_name = "usefulness_report"
    page_title = _("Usefulness of pages")
    header_icon = "thumbtack"
    template_name = "wagtailadmin/reports/base_report.html"
    results_template_name = "feedback/usefulness_report.html"
    list_export = ["page", "url", "yes", "no", "texts", "unread"]
    export_headings = {
        "page": _("page"),
        "url": _("address"),
        "yes": _("useful"),
        "no": _("not useful"),
        "texts": _("with words"),
        "unread": _("words not handled yet"),
    }
    export_filename = "huu-ich"

    def get_queryset(self):
        return by_object()
