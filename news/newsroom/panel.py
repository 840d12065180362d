"""The newsroom on the dashboard."""

from django.urls import reverse
from wagtail.admin.ui.components import Component

from .dashboard import articles_of, deadlines, takedowns_to_decide, to_review, urgent_to_check

_MOST = 15


class NewsroomPanel(Component):
    """What has to be done, the late first; every line leads to where it is done."""

    name = "newsroom"
    template_name = "news/newsroom/dashboard.html"
    order = 90

    def get_context_data(self, parent_context):
        articles = articles_of(parent_context["request"].user)
        running = deadlines(articles)
        return {
            "late": [deadline for deadline in running if deadline.is_late][:_MOST],
            "running": [deadline for deadline in running if not deadline.is_late][:_MOST],
            "reviews": to_review(articles)[:_MOST],
            "alerts": urgent_to_check(articles)[:_MOST],
            "takedowns": takedowns_to_decide(articles)[:_MOST],
            "guide_url": reverse("news_guide"),
        }
