"""The pinned alerts, for the base template."""

from django import template

from news.models.article import pinned_alerts as pinned

register = template.Library()


@register.inclusion_tag("news/alerts.html")
def pinned_alerts():
    """Urgent articles whose time is not over (B19)."""
    return {"alerts": pinned()}
