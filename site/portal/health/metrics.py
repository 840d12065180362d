"""Figures for Prometheus: requests and what they cost, summed over all workers, and how each part is when asked."""

import os
from contextlib import suppress

from django.db.utils import Error
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, multiprocess
from prometheus_client.core import GaugeMetricFamily

from ..models import JobRun
from .checks import troubles

_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_KINDS = ["kind"]
_requests = Counter("portal_requests", "Answers by kind and class of status.", [*_KINDS, "status"])
_seconds = Histogram(
    "portal_request_seconds", "Time until an answer stood, in seconds, by kind.", _KINDS,
    buckets=(0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)  # fmt: skip


def measured(kind, status, seconds):
    """Count an answer: what kind of, its status, how long it took."""
    _requests.labels(kind, f"{status // 100}xx").inc()
    _seconds.labels(kind).observe(seconds)


def exposed():
    """Everything in the text form that Prometheus reads."""
    registry = CollectorRegistry()
    if os.environ.get(_FOLDER):
        multiprocess.MultiProcessCollector(registry)
    else:
        for counted in (_requests, _seconds):
            registry.register(counted)
    registry.register(_Parts())
    return generate_latest(registry)


class _Parts:
    """How each part is, and when each job ran."""

    def collect(self):
        """The gauges of this moment."""
        sound = GaugeMetricFamily("portal_part_sound", "1 when a part is sound, else 0.", labels=["part"])
        for check, trouble in troubles().items():
            sound.add_metric([check.name], float(not trouble))
        yield sound
        started = GaugeMetricFamily("portal_job_started_seconds", "When a job was last started.", labels=["job"])
        failed = GaugeMetricFamily("portal_job_failed", "1 when a job ended with an error.", labels=["job"])
        with suppress(Error):
            for run in JobRun.objects.exclude(started_at=None):
                started.add_metric([run.name], run.started_at.timestamp())
                failed.add_metric([run.name], float(bool(run.error)))
        yield from (started, failed)
