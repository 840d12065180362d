"""Counting who reads what: people only, nothing about them, gathered in the process (B17)."""

import threading
import time
from collections import Counter

from django.db import connection, transaction
from django.db.utils import Error
from django.utils import timezone

from core.processes import at_end
from search.counting import is_citizen

_SECONDS = 60
_ADD = """INSERT INTO news_viewcount (article_id, day, views) VALUES (%s, %s, %s)
    ON CONFLICT (article_id, day) DO UPDATE SET views = news_viewcount.views + excluded.views"""
_lock, _views = threading.Lock(), Counter()
_last = {"flush": time.monotonic()}


def count_view(article, request):
    """Count one reading; the table learns of it within about a minute of readings, and at the end of the process."""
    if getattr(request, "is_preview", False) or not is_citizen(request):
        return
    with _lock:
        _views[article.pk, timezone.localdate()] += 1
    if time.monotonic() - _last["flush"] > _SECONDS:
        flush()


def flush():
    """Add the gathered counts to the table; what the database cannot take waits for the next time."""
    _last["flush"] = time.monotonic()
    with _lock:
        rows = [(pk, day, views) for (pk, day), views in sorted(_views.items())]
        _views.clear()
    try:
        if rows:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.executemany(_ADD, rows)
    except Error:
        with _lock:
            _views.update({(pk, day): views for pk, day, views in rows})


def forget():
    """Drop what was gathered."""
    with _lock:
        _views.clear()


at_end(flush)
