"""Plans on the dashboard."""

from django.utils import timezone
from wagtail.admin.ui.components import Component

from .due import gaps
from .lists import to_decide
from .rights import Reporter, is_approver

_MOST = 10


class PlansPanel(Component):
    """Overdue reports and those that wait for the user's approval; nothing for who has no part in it."""

    name = "plans"
    template_name = "plans/reporting/panel.html"
    order = 95

    def render_html(self, parent_context=None):
        user = parent_context["request"].user
        return super().render_html(parent_context) if Reporter(user).is_one or is_approver(user) else ""

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        reporter = Reporter(user)
        overdue = [row for row in gaps(reporter, timezone.localdate()) if row.overdue]
        waiting = [row for row in to_decide(user, reporter) if not row.is_own] if is_approver(user) else []
        return {"overdue": overdue[:_MOST], "waiting": waiting[:_MOST]}
