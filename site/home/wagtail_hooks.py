"""The whole portal in the admin: its snippets and reports, and where Wagtail changes the tree by itself."""

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from search.pages import refresh

from .channels.admin import OfficialChannelViewSet
from .coverage.views import PERMISSION as VIEW_COVERAGE
from .links.admin import RelatedLinkViewSet
from .notices.admin import ServiceNoticeViewSet
from .polls.admin import PollViewSet
from .usefulness.admin import OpinionViewSet
from .usefulness.report import UsefulnessReportView
from .watch.views import OutsideLinkReportView, ScanReportView


class PortalGroup(SnippetViewSetGroup):
    """One menu for what belongs to the whole portal."""

    menu_label = gettext_lazy("Portal")
    menu_icon = "site"
    menu_order = 230
    items = (ServiceNoticeViewSet, OfficialChannelViewSet, RelatedLinkViewSet, OpinionViewSet, PollViewSet)


register_snippet(PortalGroup)


class UsefulnessMenuItem(MenuItem):
    """The report of usefulness, for whoever may read opinions."""

    def is_shown(self, request):
        return request.user.has_perm("home.change_opinion")


@hooks.register("register_reports_menu_item")
def usefulness_menu_item():
    """The report of usefulness among the reports."""
    url = reverse("usefulness_report")
    return UsefulnessMenuItem(UsefulnessReportView.page_title, url, name="usefulness", icon_name="thumbtack", order=110)


@hooks.register("register_admin_urls")
def usefulness_urls():
    """The report of usefulness."""
    return [path("bao-cao/huu-ich/", UsefulnessReportView.as_view(), name="usefulness_report")]


@hooks.register("before_move_page")
def move_with_documents(request, page, destination):
    """Move through the page's own method, so that the addresses in search change in the same transaction."""
    if request.method != "POST":
        return None
    if destination.pk == page.pk or destination.is_descendant_of(page):
        messages.error(request, _("A page cannot be moved below itself. Nothing was moved."))
        return redirect("wagtailadmin_pages:move", page.pk)
    page.move(destination, pos="last-child", user=request.user)
    messages.success(request, _("The page “%(title)s” was moved.") % {"title": page.title})
    return redirect("wagtailadmin_explore", destination.pk)


@hooks.register("after_delete_page")
def forget_deleted(request, page):
    """Wagtail deletes in a transaction that holds this call too."""
    refresh(Page.objects.none())


@hooks.register("after_bulk_action")
def refresh_after_bulk_action(request, action_type, objects, action):
    """Wagtail's bulk actions hold this call in their transaction."""
    if action.models == [Page]:
        refresh(Page.objects.all())


class WatchMenuItem(MenuItem):
    """A report of the scans, for the head of the newsroom."""

    def is_shown(self, request):
        return request.user.has_perm("home.view_scanfinding")


@hooks.register("register_reports_menu_item")
def scan_report_menu_item():
    """The findings of the scans among the reports."""
    url = reverse("scan_report")
    return WatchMenuItem(ScanReportView.page_title, url, name="scans", icon_name="view", order=110)


@hooks.register("register_admin_urls")
def watch_urls():
    """The reports of the scans."""
    return [
        path("bao-cao/quet-trang/", ScanReportView.as_view(), name="scan_report"),
        path("bao-cao/lien-ket-moi/", OutsideLinkReportView.as_view(), name="outside_link_report"),
    ]


class CoverageMenuItem(MenuItem):
    """The coverage report, for leaders and heads."""

    def is_shown(self, request):
        return request.user.has_perm(VIEW_COVERAGE)


@hooks.register("register_reports_menu_item")
def coverage_menu_item():
    """The coverage report among the reports."""
    return CoverageMenuItem(gettext_lazy("Coverage"), reverse("coverage"), name="coverage", icon_name="table", order=95)


@hooks.register("register_permissions")
def coverage_permission():
    """The right to read it, so that an administrator can give it to a group."""
    return Permission.objects.filter(content_type__app_label="home", codename="view_coverage")
