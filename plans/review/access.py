"""Who sees reviews, who writes them, who answers, who decides."""

from agencies.models.agency import agencies_of

from ..models import Review, ReviewEntry

REVIEW, ANSWER, APPROVE = "plans.add_review", "plans.answer_review", "plans.approve_progressreport"


def is_leader(user):
    """Whether they review: remark, instruct, accept, return."""
    return user.has_perm(REVIEW)


def may_open_versions(user):
    """Whether they open the review page of any version and invite readers: leaders and approvers."""
    return is_leader(user) or user.has_perm(APPROVE)


def sees_all(user):
    """Whether they see every review: leaders, approvers, and who may answer for the province."""
    return may_open_versions(user) or user.has_perm(ANSWER)


def visible_to(user):
    """The reviews that a user sees: all, or those to the own agencies."""
    return Review.objects.all() if sees_all(user) else Review.objects.filter(to_agency__in=agencies_of(user))


def to_answer(user):
    """The running instructions that wait for an answer of this user."""
    found = Review.objects.unanswered().select_related("version__plan", "to_agency")
    return found if user.has_perm(ANSWER) else found.filter(to_agency__in=agencies_of(user))


def may_answer(user, review):
    """Whether they may answer this review, read `with_last`: words there must be, and none that wait for the leader."""
    if review.kind == Review.Kind.SEEN or review.last in (ReviewEntry.Kind.ANSWER, ReviewEntry.Kind.ACCEPTED):
        return False
    return user.has_perm(ANSWER) or agencies_of(user).filter(pk=review.to_agency_id).exists()


def may_decide(user, review, last):
    """Whether they may accept or return the last entry: a leader, and not whoever wrote it."""
    is_answer = last is not None and last.kind == ReviewEntry.Kind.ANSWER
    return review.kind == Review.Kind.INSTRUCTION and is_answer and is_leader(user) and last.author_id != user.pk
