"""Plans: pages with phases and targets, and the records of what became of them."""

from .field import PlanField
from .index import PlanIndexPage
from .page import PlanPage
from .parts import LegalBasis, Phase, RelatedDocument, Relation
from .progress import ProgressReport, ReportingPeriod
from .review import Review, ReviewEntry, ReviewLink, ReviewReminder, ReviewState
from .rule import StatusRule
from .target import Target
from .version import PlanVersion, VersionHold

__all__ = [
    "LegalBasis",
    "Phase",
    "PlanField",
    "PlanIndexPage",
    "PlanPage",
    "PlanVersion",
    "ProgressReport",
    "RelatedDocument",
    "Relation",
    "ReportingPeriod",
    "Review",
    "ReviewEntry",
    "ReviewLink",
    "ReviewReminder",
    "ReviewState",
    "StatusRule",
    "Target",
    "VersionHold",
]
