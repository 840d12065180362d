"""Plans in the admin: fields, rules, reporting periods, reports and their decisions."""

from django.contrib.auth.models import Permission
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.admin.records import AddedPolicy, ReadOnlyPolicy

from .editor.panels import procedure_chooser
from .models import PlanField, PlanPage, ProgressReport, ReportingPeriod, StatusRule
from .reporting.deciding import DecideReportView
from .reporting.locking import LOCKED, UNLOCKED, LockView, UnlockView
from .reporting.panel import PlansPanel
from .reporting.periods import PeriodForm, PeriodPolicy
from .reporting.report_list import ReportViewSet
from .reporting.rights import Reporter, is_approver
from .reporting.views import DueView, ReportView, due_url
from .review import access
from .review.panel import ReviewsPanel

register_permission_policy(ProgressReport, ReadOnlyPolicy(ProgressReport))
register_permission_policy(ReportingPeriod, PeriodPolicy(ReportingPeriod))
register_permission_policy(StatusRule, AddedPolicy(StatusRule))


class PlanFieldViewSet(SnippetViewSet):
    """Fields of planning."""

    model = PlanField
    icon = "tag"
    menu_label = _("Fields of planning")
    list_display = ["name", "source", "position"]
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("position"), FieldPanel("source")]


class StatusRuleViewSet(SnippetViewSet):
    """Versions of the status rule: added, never changed."""

    model = StatusRule
    icon = "cogs"
    menu_label = _("Status rules")
    inspect_view_enabled = True
    inspect_view_fields_exclude = ["id"]
    list_display = ["version", "on_track_from", "at_risk_from", "stale_months", "effective_from", "source"]
    panels = [
        FieldPanel("version"),
        FieldPanel("effective_from"),
        FieldRowPanel([FieldPanel("on_track_from"), FieldPanel("at_risk_from")]),
        FieldRowPanel([FieldPanel("stale_months"), FieldPanel("report_days")]),
        FieldPanel("source"),
    ]


class ReportingPeriodViewSet(SnippetViewSet):
    """The periods of plans in which is reported."""

    model = ReportingPeriod
    icon = "calendar-alt"
    menu_label = _("Reporting periods")
    list_display = ["plan", "starts_on", "ends_on", "due_on", "locked_at"]
    list_filter = ["plan"]
    edit_handler = ObjectList(
        [FieldPanel("plan"), FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("due_on")])],
        base_form_class=PeriodForm,
    )

    def get_queryset(self, request):
        return ReportingPeriod.objects.select_related("plan")


class PlansGroup(SnippetViewSetGroup):
    """One menu for plans."""

    menu_label = _("Plans")
    menu_icon = "list-ul"
    menu_order = 160
    submenu_hook = "register_plans_menu_item"
    items = (ReportViewSet, ReportingPeriodViewSet, PlanFieldViewSet, StatusRuleViewSet)


register_snippet(PlansGroup)


@hooks.register("register_admin_urls")
def progress_urls():
    """Addresses of reports and periods."""
    return [
        path("ke-hoach/bao-cao/", DueView.as_view(), name="plans_reports"),
        path("ke-hoach/bao-cao/<int:pk>/", DecideReportView.as_view(), name="plans_decide"),
        path("ke-hoach/chi-tieu/<int:pk>/bao-cao/", ReportView.as_view(), name="plans_report"),
        path("ke-hoach/ky/<int:pk>/khoa/", LockView.as_view(), name="plans_lock"),
        path("ke-hoach/ky/<int:pk>/mo-khoa/", UnlockView.as_view(), name="plans_unlock"),
    ]


class _ReportsItem(MenuItem):
    def is_shown(self, request):
        return Reporter(request.user).is_one or is_approver(request.user)


@hooks.register("register_plans_menu_item")
def progress_menu_item():
    """What is due, first in the menu of plans."""
    return _ReportsItem(DueView.page_title, reverse("plans_reports"), name="plans-reports", icon_name="tasks", order=0)


@hooks.register("construct_homepage_panels")
def progress_panel(request, panels):
    """Plans below the newsroom."""
    panels.append(PlansPanel())


@hooks.register("register_page_header_buttons")
def progress_button(page, user, next_url=None, view_name=None, **kwargs):
    """From the editor of a public plan to its reports."""
    if isinstance(page, PlanPage) and page.live and (Reporter(user).is_one or is_approver(user)):
        yield Button(DueView.page_title, due_url(page.pk), icon_name="tasks", priority=62)


@hooks.register("register_log_actions")
def period_log_actions(actions):
    """What the history of a period says."""
    actions.register_action(LOCKED, _("Lock a period"), _("The period was locked"))
    actions.register_action(UNLOCKED)(_OpenedAgain)


class _OpenedAgain(LogFormatter):
    label = _("Open a period again")

    def format_message(self, log_entry):
        return _("The period was opened again: %(reason)s") % {"reason": log_entry.data["reason"]}


@hooks.register("register_snippet_listing_buttons")
def period_buttons(snippet, user, next_url=None):
    """From a period to its lock."""
    if isinstance(snippet, ReportingPeriod) and is_approver(user):
        name, label = ("plans_unlock", _("Open again")) if snippet.is_locked else ("plans_lock", _("Lock"))
        yield Button(label, reverse(name, args=[snippet.pk]), icon_name="lock", priority=40)


@hooks.register("register_admin_viewset")
def procedures_to_choose():
    """Choosing the procedures that a plan concerns."""
    return procedure_chooser


class LeadersMenuItem(MenuItem):
    """The leaders' board, for leaders."""

    def is_shown(self, request):
        return access.is_leader(request.user)


@hooks.register("register_admin_menu_item")
def leaders_menu_item():
    """The leaders' board in the main menu."""
    return LeadersMenuItem(_("Leaders' board"), reverse("leaders_board"), name="leaders", icon_name="view", order=155)


@hooks.register("construct_homepage_panels")
def reviews_panel(request, panels):
    """Reviews on the dashboard of leaders, and of those who have one to answer."""
    if access.is_leader(request.user) or access.to_answer(request.user).exists():
        panels.append(ReviewsPanel())


@hooks.register("register_permissions")
def review_permissions():
    """The rights to review and to answer, so that an administrator can give them to a group."""
    return Permission.objects.filter(content_type__app_label="plans", codename__in=("add_review", "answer_review"))
