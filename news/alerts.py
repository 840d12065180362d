"""Alerts that every page pins until their time is over (B19)."""

from django.apps import apps

from core.cache import Kept


def _pinned():
    articles = apps.get_model("news", "ArticlePage").objects.urgent().newest_first()
    return tuple({"title": article.title, "url": article.url} for article in articles)


pinned_alerts = Kept(_pinned)
