"""What an approval would change: the status of the target before and after."""

from ..models import PlanPage, ProgressReport
from ..standing.overview import with_targets
from ..standing.standings import rule_on, standings
from ..standing.status import judge


def outcome(report, on):
    """The Status of the report's target on a day, and the one it would have once the report is approved."""
    plan = with_targets(PlanPage.objects.filter(pk=report.target.plan_id)).get()
    standing = next(row for row in standings([plan], on)[plan.pk] if row.target.pk == report.target_id)
    known = ProgressReport.objects.effective().filter(target=report.target_id)
    after = [*(row for row in known if row.pk != report.corrects_id), report]
    return standing.status, judge(standing.target, after, on, rule_on(on))
