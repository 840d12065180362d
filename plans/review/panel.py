"""Reviews on the dashboard: what waits for the leader, and what the agency has to answer."""

from wagtail.admin.ui.components import Component

from . import access
from .board import GROUPS, counts, unseen_by

_MOST = 15


class ReviewsPanel(Component):
    """Every line leads to where it is done."""

    name = "reviews"
    template_name = "plans/review/panel.html"
    order = 85

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        context = {"to_answer": access.to_answer(user)[:_MOST]}
        if access.is_leader(user):
            found = counts()
            context |= {
                "is_leader": True,
                "states": [(state.label, found[state]) for state in GROUPS if found[state]],
                "unseen": unseen_by(user).count(),
            }
        return context
