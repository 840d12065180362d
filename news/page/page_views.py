"""Counting who reads what: people only, nothing about them (B17)."""

from django.db import connection
from django.utils import timezone

from core.write_behind import WriteBehind
from search.counting import is_citizen

_ADD = """INSERT INTO news_viewcount (article_id, day, views) VALUES (%s, %s, %s)
    ON CONFLICT (article_id, day) DO UPDATE SET views = news_viewcount.views + excluded.views"""


def _write(rows):
    with connection.cursor() as cursor:
        cursor.executemany(_ADD, [(*key, views) for key, views in rows])


counts = WriteBehind("views", _write, int.__add__)


def count_view(article, request):
    """Count one page view; the write-behind counter stores it within about a minute, or when the process ends."""
    if not getattr(request, "is_preview", False) and is_citizen(request):
        counts.add((article.pk, timezone.localdate()), 1)
