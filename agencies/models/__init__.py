"""Who: the bodies that publish, decide and receive, and the days on which they work."""

from .agency import Agency, AgencyQuerySet, NationalIdentity, Tier, agency_slug, name_key
from .calendar import WEEKEND, CalendarDay, CalendarYear, LegalNumber

__all__ = [
    "WEEKEND",
    "Agency",
    "AgencyQuerySet",
    "CalendarDay",
    "CalendarYear",
    "LegalNumber",
    "NationalIdentity",
    "Tier",
    "agency_slug",
    "name_key",
]
