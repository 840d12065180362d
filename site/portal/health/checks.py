"""What the portal stands on, looked at one by one: a sentence for each that is not sound."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import Error
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.database.outage import is_away
from search.models import SearchDocument

from ..clock import jobs
from ..models import JobRun

# A job that is due every minute may be so late, one of an hour so late.
_MINUTELY_LATE, _NIGHTLY_LATE = timedelta(minutes=3), timedelta(hours=2)
# Less room than both of these on a disk is too little.
_LEAST_BYTES, _LEAST_SHARE = 500_000_000, 0.05


@dataclass(frozen=True)
class Check:
    """`look()` gives a sentence about what is wrong, "" when nothing is. Without what is vital no page can be made."""

    name: str
    label: str | Promise
    look: Callable[[], str]
    is_vital: bool = False

    def trouble(self) -> str:
        """What is wrong; that it cannot be looked at is something wrong too."""
        try:
            return self.look()
        except Exception as error:  # whatever a broken service throws
            return _("cannot be looked at (%(kind)s)") % {"kind": type(error).__name__}


def troubles() -> dict[Check, str]:
    """Every Check with what is wrong."""
    return {check: check.trouble() for check in CHECKS}


def _database() -> str:
    if is_away():
        return _("does not answer")
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return _("does not answer")
    return ""


def _migrations() -> str:
    missing = _on_disk() - set(MigrationRecorder(connection).applied_migrations())
    return _("%(count)s not applied: run manage.py migrate") % {"count": len(missing)} if missing else ""


@cache
def _on_disk() -> frozenset:
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def _search() -> str:
    if settings.ELASTICSEARCH_URL:
        from search.elastic.client import worker_client
        from search.elastic.status import status

        return status(worker_client()).trouble
    return "" if SearchDocument.objects.exists() else _("has no document: run manage.py rebuild_search")


def _clock() -> str:
    now, rows = timezone.localtime(), {run.name: run for run in JobRun.objects.all()}
    late = [job.command for job in jobs() if _is_late(job, rows.get(job.command), now)]
    failed = [name for name, run in rows.items() if run.error]
    words = []
    if late:
        words.append(_("overdue: %(jobs)s") % {"jobs": ", ".join(late)})
    if failed:
        words.append(_("failed: %(jobs)s") % {"jobs": ", ".join(failed)})
    return "; ".join(words)


def _is_late(job, run, now) -> bool:
    if run is None or run.started_at is None:
        return job.hour is None
    allowed = _MINUTELY_LATE if job.hour is None else _NIGHTLY_LATE
    return run.started_at < job.last_due(now - allowed)


def _disk() -> str:
    folders = {Path(settings.MEDIA_ROOT), settings.CACHE_ROOT}
    if connection.vendor == "sqlite":
        folders.add(Path(connection.settings_dict["NAME"]).parent)
    return "; ".join(filter(None, map(_room, sorted(folders))))


def _room(folder) -> str:
    there = next(path for path in (folder, *folder.parents) if path.exists())
    usage = shutil.disk_usage(there)
    if usage.free < _LEAST_BYTES and usage.free < usage.total * _LEAST_SHARE:
        return _("%(folder)s has only %(megabytes)s MB left") % {"folder": folder, "megabytes": usage.free // 1_000_000}
    return "" if os.access(there, os.W_OK) else _("%(folder)s cannot be written to") % {"folder": folder}


def _shared_pages() -> str:
    answers = getattr(caches["pages"], "answers", None)  # of core.web.store, the only one that can be away
    return _("does not answer") if answers and not answers() else ""


CHECKS = (
    Check("database", gettext_lazy("Database"), _database, is_vital=True),
    Check("migrations", gettext_lazy("Migrations"), _migrations, is_vital=True),
    Check("search", gettext_lazy("Search"), _search),
    Check("clock", gettext_lazy("Scheduled jobs"), _clock),
    Check("disk", gettext_lazy("Room on disk"), _disk),
    Check("cache", gettext_lazy("Shared pages"), _shared_pages),
)
