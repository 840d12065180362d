"""Counting who reads what: people only, nothing about them (B17)."""

from django.db import connection
from django.utils import timezone

from core.web.readings import counter, note
from core.write_behind import WriteBehind

_ADD = """INSERT INTO news_viewcount (article_id, day, views) VALUES (%s, %s, %s)
    ON CONFLICT (article_id, day) DO UPDATE SET views = news_viewcount.views + excluded.views"""


def _write(rows):
    with connection.cursor() as cursor:
        cursor.executemany(_ADD, [(*key, views) for key, views in rows])


counts = WriteBehind("views", _write, int.__add__)


def note_view(article, request):
    """Note that each reading of this page is a view of the article; what editors preview is none."""
    if not getattr(request, "is_preview", False):
        note(request, "view", article.pk)


@counter("view")
def _count_view(_request, article):
    counts.add((article, timezone.localdate()), 1)
