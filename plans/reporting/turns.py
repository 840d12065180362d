"""One after the other: whoever writes about a plan's progress waits for whoever is writing."""

from ..models import ReportingPeriod


def take_turn(plan_pk):
    """Within a transaction: hold the plan's periods, so that nobody locks one or reports into it meanwhile."""
    list(ReportingPeriod.objects.select_for_update().filter(plan=plan_pk).order_by("pk").values_list("pk"))
