"""Who may report on a target, and who may decide about what was reported."""

from agencies.models.agency import agencies_of

_REPORT, _APPROVE = "plans.add_progressreport", "plans.approve_progressreport"


class Reporter:
    """A user as somebody who reports; asks for rights and agencies once, however many targets follow."""

    def __init__(self, user):
        self.reports_on_all = user.has_perm(_REPORT)
        self.agencies = set() if self.reports_on_all else set(agencies_of(user).values_list("pk", flat=True))

    def may_report(self, target):
        """By right, or for the agency that is responsible for the target or issued the plan."""
        return self.reports_on_all or not self.agencies.isdisjoint({target.agency_id, target.plan.agency_id})

    @property
    def is_one(self):
        """Whether there may be anything to report on."""
        return self.reports_on_all or bool(self.agencies)


def may_report(user, target):
    """Whether the user may hand in reports on a target."""
    return Reporter(user).may_report(target)


def is_approver(user):
    """Whether the user decides about reports and periods."""
    return user.has_perm(_APPROVE)


def may_approve(user, report):
    """Whether the user may decide about this report: never about an own one."""
    return is_approver(user) and user.pk != report.author_id


def may_unlock(user, period):
    """Whether the user may open a locked period again: not whoever locked it."""
    return is_approver(user) and user.pk != period.locked_by_id
