"""Who: the bodies that publish, decide and receive, the days on which they work, and the law they go by."""

from .agency import Agency, AgencyQuerySet, NationalIdentity, Tier, agency_slug
from .calendar import WEEKEND, CalendarDay, CalendarYear, LegalNumber
from .desk import DayTimes, Desk, DeskException, DeskHours, DeskKind, Weekday
from .legal import LegalAct, act_key, act_values, legal_act
from .units import Commune, Province

__all__ = [
    "WEEKEND",
    "Agency",
    "AgencyQuerySet",
    "CalendarDay",
    "CalendarYear",
    "Commune",
    "DayTimes",
    "Desk",
    "DeskException",
    "DeskHours",
    "DeskKind",
    "LegalAct",
    "LegalNumber",
    "NationalIdentity",
    "Province",
    "Tier",
    "Weekday",
    "act_key",
    "act_values",
    "agency_slug",
    "legal_act",
]
