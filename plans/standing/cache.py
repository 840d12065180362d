"""The overview of all public plans, made once a generation of the public content, or a minute, in each process."""

from django.utils import timezone

from core.web.cache import Cached

from ..models.page import PlanPage
from .overview import overview


def _read(day):
    return overview(PlanPage.objects.live().newest_first(), day)


_overview = Cached(_read)


def all_plans():
    """[PlanStanding] of every public plan as of today, the newest first; to read, not to change."""
    return _overview(timezone.localdate())
