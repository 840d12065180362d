"""The overview of all public plans, cached by each process for a minute, or until a plan or a report changes."""

from django.db.models import Count, Max
from django.utils import timezone

from core.cache import Cached

from ..models.page import PlanPage
from ..models.progress import ProgressReport
from .overview import overview


def _version():
    """What changes whenever a plan is published or a report approved."""
    plans = PlanPage.objects.live().aggregate(Count("pk"), Max("last_published_at"))
    reports = ProgressReport.objects.aggregate(Count("approved_at"), Max("approved_at"))
    return timezone.localdate(), *plans.values(), *reports.values()


def _read():
    version = _version()
    return version, overview(PlanPage.objects.live().newest_first(), version[0])


_cached = Cached(_read)


def all_plans():
    """[PlanStanding] of every public plan as of today, the newest first; to read, not to change."""
    version, found = _cached()
    if version != _version():
        _cached.forget()
        version, found = _cached()
    return found
