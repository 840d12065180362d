"""What waits for a leader, above the public board: a fixed number of queries however many plans there are."""

from collections import Counter

from django.db.models import Exists, OuterRef

from ..models import PlanVersion, ProgressReport, Review, ReviewState

_SHOWN = 12
GROUPS = (ReviewState.ANSWERED, ReviewState.OVERDUE, ReviewState.RETURNED, ReviewState.OPEN)


def waiting_for(user):
    """The context of the upper part of plans/review/board.html for a leader."""
    running = list(Review.objects.running().select_related("version__plan", "to_agency", "reviewer"))
    versions = list(unseen_by(user))
    return {
        "groups": [
            {"state": state, "label": state.label, "reviews": [review for review in running if review.state == state]}
            for state in GROUPS
        ],
        "unseen": versions,
        "unseen_shown": versions[:_SHOWN],
        "unseen_rest": versions[_SHOWN:],
        "reports_waiting": ProgressReport.objects.waiting().count(),
    }


def unseen_by(user):
    """The newest version of each public plan of which this leader has said nothing, the newest first."""
    newer = PlanVersion.objects.filter(plan=OuterRef("plan"), number__gt=OuterRef("number"))
    mine = Review.objects.filter(version=OuterRef("pk"), reviewer=user)
    versions = PlanVersion.objects.filter(~Exists(newer), ~Exists(mine), plan__live=True)
    return versions.select_related("plan__agency").order_by("-approved_at", "-pk")


def counts():
    """{ReviewState: how many instructions that are not closed stand there}."""
    return Counter(review.state for review in Review.objects.running())
