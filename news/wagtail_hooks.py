"""The newsroom in the admin: dashboard, decisions, categories, the record of publications."""

from django.contrib import messages
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets import Button
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.admin.records import ReadOnlyPolicy
from search.chooser import DocumentChooser

from .models import ArticlePage, Category, DeadlineRule, Publication, SectionPage
from .newsroom.archive import guide, year_archive
from .newsroom.importing import ImportView
from .newsroom.panel import NewsroomPanel
from .newsroom.readers import ReadersReportView
from .newsroom.views import AskTakedownView, CheckAlertView, ConfirmFindingView, DecideTakedownView

register_permission_policy(Publication, ReadOnlyPolicy(Publication))


class CategoryViewSet(SnippetViewSet):
    """Categories of articles."""

    model = Category
    icon = "tag"
    menu_label = gettext_lazy("Categories")
    list_display = ["name", "position", "review_months"]
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("position"), FieldPanel("review_months")]


class DeadlineRuleViewSet(SnippetViewSet):
    """The law's deadlines, with their dates of effect."""

    model = DeadlineRule
    icon = "time"
    menu_label = gettext_lazy("Deadlines")
    list_display = ["category", "working_days", "effective_from", "effective_to", "source"]
    panels = [
        FieldPanel("category"),
        FieldPanel("working_days"),
        FieldPanel("source"),
        FieldPanel("effective_from"),
        FieldPanel("effective_to"),
    ]

    def get_queryset(self, request):
        return DeadlineRule.objects.select_related("category")


class PublicationViewSet(SnippetViewSet):
    """Who wrote and who approved every published version."""

    model = Publication
    icon = "history"
    menu_label = gettext_lazy("Publications")
    list_display = ["article", "written_by", "approved_by", "approved_at", "is_urgent", "checked_by"]
    list_filter = ["is_urgent", "approved_by"]
    search_fields = ["article__title", "written_by"]
    search_backend_name = None
    inspect_view_enabled = True
    inspect_view_fields_exclude = ["id", "revision"]

    def get_queryset(self, request):
        return Publication.objects.select_related("article", "approved_by", "checked_by")


class NewsGroup(SnippetViewSetGroup):
    """One menu for the newsroom."""

    menu_label = gettext_lazy("Newsroom")
    menu_icon = "edit"
    menu_order = 150
    items = (PublicationViewSet, CategoryViewSet, DeadlineRuleViewSet)


register_snippet(NewsGroup)


@hooks.register("register_admin_viewset")
def chooser():
    """Choosing the procedures and plans that an article is about."""
    return DocumentChooser(
        "related_document_chooser",
        kinds=("procedure", "plan"),
        choose_one_text=gettext_lazy("Choose a procedure or plan"),
    )


@hooks.register("register_help_menu_item")
def guide_menu_item():
    """The guide first in the menu of help."""
    return MenuItem(_("Guide for editors"), reverse("news_guide"), name="guide", icon_name="help", order=10)


@hooks.register("construct_help_menu")
def only_vietnamese_help(request, items):
    """Leave Wagtail's own guide and news out: they are in English and about another system."""
    items[:] = [item for item in items if not item.name.startswith(("whats-new", "editor-guide"))]


@hooks.register("construct_homepage_panels")
def newsroom_panel(request, panels):
    """The newsroom first, then Wagtail's own panels."""
    panels.insert(0, NewsroomPanel())


@hooks.register("register_reports_menu_item")
def readers_menu_item():
    """Page views of articles among the reports."""
    url = reverse("news_readers_report")
    return MenuItem(ReadersReportView.page_title, url, name="readers", icon_name="view", order=105)


@hooks.register("register_admin_urls")
def decisions():
    """Addresses of the decisions."""
    return [
        path("toa-soan/<int:pk>/go-bai/", AskTakedownView.as_view(), name="news_ask_takedown"),
        path("toa-soan/go-bai/<int:pk>/", DecideTakedownView.as_view(), name="news_decide_takedown"),
        path("toa-soan/kiem-tra-tin-khan/<int:pk>/", CheckAlertView.as_view(), name="news_check_alert"),
        path("toa-soan/<int:pk>/xac-nhan/", ConfirmFindingView.as_view(), name="news_confirm_finding"),
        path("toa-soan/<int:pk>/nhap-bai/", ImportView.as_view(), name="news_import"),
        path("bao-cao/luot-doc/", ReadersReportView.as_view(), name="news_readers_report"),
        path("toa-soan/luu-tru/<int:year>.zip", year_archive, name="news_year_archive"),
        path("toa-soan/huong-dan/", guide, name="news_guide"),
    ]


@hooks.register("register_page_header_buttons")
def article_buttons(page, user, next_url=None, view_name=None, **kwargs):
    """Ways on from the editor of an article."""
    if isinstance(page, SectionPage):
        yield from _section_buttons(page, user)
    if not isinstance(page, ArticlePage):
        return
    if page.permissions_for_user(user).can_take_down():
        yield Button(_("Take down"), reverse("news_ask_takedown", args=[page.pk]), icon_name="download", priority=60)
    if page.permissions_for_user(user).may("change"):
        yield Button(
            _("Confirm a warning"), reverse("news_confirm_finding", args=[page.pk]), icon_name="warning", priority=61
        )


def _section_buttons(section, user):
    permissions = section.permissions_for_user(user)
    if permissions.can_add_subpage():
        yield Button(_("Bring in articles"), reverse("news_import", args=[section.pk]), icon_name="upload", priority=60)
    if permissions.may("publish"):
        year = timezone.localdate().year
        address = reverse("news_year_archive", args=[year])
        yield Button(_("Archive of %(year)s") % {"year": year}, address, icon_name="download", priority=61)


@hooks.register("before_edit_page")
def tell_why_it_was_returned(request, page):
    """Above what came back: who returned it and why."""
    state = page.current_workflow_state if request.method == "GET" else None
    if state and state.status == state.STATUS_NEEDS_CHANGES and state.current_task_state.comment:
        step = state.current_task_state
        words = {"name": step.finished_by.get_full_name() if step.finished_by else "–", "reason": step.comment}
        messages.warning(request, _("Returned by %(name)s: %(reason)s") % words)
