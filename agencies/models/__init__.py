"""Who: the bodies that publish, decide and receive, the days on which they work, and the law they go by."""

from .agency import Agency, AgencyQuerySet, NationalIdentity, Tier, agency_slug
from .calendar import WEEKEND, CalendarDay, CalendarYear, LegalNumber
from .desk import CitizenReception, DayTimes, Desk, DeskException, DeskHours, DeskKind, Weekday
from .former import FormerCommune, FormerProvince, Succession, UnitList
from .legal import LegalAct, act_key, act_values, legal_act
from .predecessors import Predecessor
from .units import Commune, Province

__all__ = [
    "WEEKEND",
    "Agency",
    "AgencyQuerySet",
    "CalendarDay",
    "CalendarYear",
    "CitizenReception",
    "Commune",
    "DayTimes",
    "Desk",
    "DeskException",
    "DeskHours",
    "DeskKind",
    "FormerCommune",
    "FormerProvince",
    "LegalAct",
    "LegalNumber",
    "NationalIdentity",
    "Predecessor",
    "Province",
    "Succession",
    "Tier",
    "UnitList",
    "Weekday",
    "act_key",
    "act_values",
    "agency_slug",
    "legal_act",
]
