"""The words of plans: kinds, operators, directions, scopes, states."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# Words that no plan may have as its own address: pages stand there.
TAKEN = ("bang-tong-hop", "chi-tieu", "lanh-dao", "xem-xet")


class PlanKind(TextChoices):
    """The form of the document (D1)."""

    PLAN = "ke-hoach", _("Plan")
    PROGRAMME = "chuong-trinh", _("Programme")
    SCHEME = "de-an", _("Scheme")
    MASTER_PLAN = "quy-hoach", _("Master plan")


class Operator(TextChoices):
    """How the wording of a target compares: 100%, tối thiểu 70%, 70-80%, thêm 10-20% hàng năm, hoàn thành."""

    REACH = "reach", _("reaches")
    AT_LEAST = "at_least", _("at least")
    RANGE = "range", _("from – to")
    YEARLY = "yearly", _("added each year")
    DONE = "done", _("completed")


class Direction(TextChoices):
    """Which way is better."""

    UP = "up", _("the more the better")
    DOWN = "down", _("the less the better")


class Scope(TextChoices):
    """Whose result is counted, in the tiers of today."""

    PROVINCE = "province", _("the whole province")
    DEPARTMENT = "department", _("departments")
    COMMUNE = "commune", _("communes")


class State(TextChoices):
    """Where a target stands by the published rule; never typed by anybody."""

    LATE = "late", _("Behind schedule")
    AT_RISK = "at_risk", _("At risk")
    UNREPORTED = "unreported", _("Not reported")
    ON_TRACK = "on_track", _("On track")
    REACHED = "reached", _("Reached")
    DROPPED = "dropped", _("No longer applies")


class Stage(TextChoices):
    """Where a plan stands in its own time."""

    UPCOMING = "sap-hieu-luc", _("Not yet in force")
    IN_FORCE = "con-hieu-luc", _("In force")
    ENDING = "sap-het-han", _("Ending soon")
    ENDED = "da-het-han", _("Period over")
    REPLACED = "da-thay-the", _("Replaced")
