"""What runs by the clock, and when: each job is a management command that can be run by hand too."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from .models import JobRun

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """A command every minute, or at an hour of each day, or of one weekday (0 is Monday).

    What is due every minute need not wait for one that `may_last`, which those of an hour all may. One that `needs` a
    setting runs where that is set.
    """

    command: str
    hour: int | None = None
    weekday: int | None = None
    may_last: bool = False
    needs: str = ""

    def last_due(self, now: datetime) -> datetime:
        """The latest moment, up to now, at which it should have started."""
        if self.hour is None:
            return now - timedelta(seconds=55)
        moment = now.replace(hour=self.hour, minute=0, second=0, microsecond=0)
        if self.weekday is not None:
            moment -= timedelta(days=(now.weekday() - self.weekday) % 7)
        step = timedelta(days=1 if self.weekday is None else 7)
        return moment if moment <= now else moment - step


JOBS = (
    Job("publish_scheduled"),
    Job("send_password_letters"),
    Job("warm_pages", may_last=True),
    Job("refresh_dated_facts", hour=0),
    Job("check_submission_links", hour=1),
    Job("clear_doors", hour=1),
    Job("scan_pages", hour=2),
    Job("audit_pages", hour=4),
    Job("backup", hour=3, needs="BACKUP_ROOT"),
    Job("check_links", hour=3, weekday=6),
    Job("check_hosts", hour=6),
    Job("export_static", hour=4, needs="STATIC_COPY_ROOT"),
    Job("score_agencies", hour=5),
    Job("learn_from_clicks", hour=5),
    Job("measure_targets", hour=6),
    Job("remind_reviews", hour=7),
    Job("weekly_digest", hour=7, weekday=0),
)


def jobs() -> list[Job]:
    """Those that run on this portal."""
    return [job for job in JOBS if not job.needs or getattr(settings, job.needs)]


def run_due(now: datetime | None = None, start: Callable[[Callable[[], None]], object] | None = None) -> list[str]:
    """Run what is due and was not started since; the commands run. A clock set back repeats nothing.

    `start(function)` begins a job that may last, so that what is due every minute need not wait for it.
    """
    now = timezone.localtime(now)
    due = [job for job in jobs() if _take(job, now)]
    for job in due:
        if start and (job.may_last or job.hour is not None):
            start(partial(_run, job))
        else:
            _run(job)
    return [job.command for job in due]


def _take(job: Job, now: datetime) -> bool:
    """Whether this process is the one to run it now. A job that is new waits for its first hour."""
    row, created = JobRun.objects.get_or_create(name=job.command, defaults={"started_at": now})
    if created:
        return job.hour is None
    if row.started_at and row.started_at >= job.last_due(now):
        return False
    return JobRun.objects.filter(pk=row.pk, started_at=row.started_at).update(started_at=now) == 1


def _run(job: Job) -> None:
    """Run it; an error is kept in its row and does not stop the others."""
    error = ""
    try:
        call_command(job.command)
    except Exception as failed:
        _log.exception("The job %s failed", job.command)
        error = f"{type(failed).__name__}: {failed}"[:2000]
    JobRun.objects.filter(name=job.command).update(error=error)
