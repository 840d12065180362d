"""The whole report, finished: the page, the tables and the endpoint only write it down."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.offers import completeness as of_catalogue
from core.web.cache import Cached

from . import access, completeness, timeliness, use
from .completeness import CategoryCoverage
from .figure import Figure

ELSEWHERE = _(
    "This is what the portal's own nightly scan saw. Whether the portal can be reached from outside "
    "around the clock is measured by the monitoring, not here."
)


@dataclass(frozen=True)
class Group:
    """Figures of one kind, with what one must know to read them."""

    key: str
    title: str
    figures: list[Figure]
    note: str = ""


@dataclass(frozen=True)
class Report:
    """Everything as of one moment."""

    at: datetime
    categories: list[CategoryCoverage]
    groups: list[Group]


def collect():
    """The Report of now; as many queries for a large portal as for a small one."""
    today = timezone.localdate()
    categories, catalogue = completeness.categories(today), of_catalogue()
    there = [
        *completeness.of_categories(categories, today),
        *completeness.of_procedures(catalogue, today),
        *completeness.of_agencies(today),
    ]
    in_time = [*timeliness.of_articles(today), *timeliness.of_procedures(catalogue, today)]
    groups = [
        Group("completeness", _("Completeness"), there),
        Group("timeliness", _("Timeliness"), in_time),
        Group("access", _("Access by readers"), access.figures(today), ELSEWHERE),
        Group("use", _("Use by readers"), use.figures(today)),
    ]
    return Report(timezone.localtime(), categories, groups)


# The endpoint is open to everybody: however often it is asked for, the figures are counted once a minute.
report = Cached(collect)
