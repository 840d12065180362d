"""Reviews of a plan, and the pages where they are given."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from agencies.models import Agency
from plans.models import PlanPage, Review
from plans.review.writing import add_entry, add_review

LEADER, EDITOR, CHIEF = "Lãnh đạo", "Biên tập viên", "Trưởng ban"


def in_days(days):
    """The day in Vietnam, so many days on."""
    return timezone.localdate() + timedelta(days=days)


def newest(plan):
    """The newest published version of a plan."""
    return plan.versions.first()


def page_of(version):
    """The address of the review page of a version."""
    return reverse("plan_review_version", args=[version.plan.slug, version.number])


def agency_with(*people, name="Sở Sông nước"):
    """An agency whose editors these people are."""
    group = Group.objects.create(name=f"Biên tập viên cơ quan: {name}")
    for person in people:
        person.groups.set([group])
    made = Agency(name=name, tier="province", editors=group)
    made.save()
    return made


def instruct(plan, leader, agency, days=10, text="Báo cáo vì sao chậm."):
    """A stored instruction to an agency, due in so many days."""
    words = {"kind": Review.Kind.INSTRUCTION, "text": text, "to_agency": agency, "due_on": in_days(days)}
    return stored(add_review(newest(plan), leader, **words))


def answer(review, author, kind="answer", text="Đã nối xong dữ liệu."):
    """The next entry of a review."""
    return add_entry(review, review.entries.count() + 1, kind=kind, text=text, author=author)


def stored(review):
    """The review as its pages read it."""
    return Review.objects.with_last().get(pk=review.pk)


def republish(plan, **fields):
    """A newer published version with these fields changed; the plan as stored."""
    draft = PlanPage.objects.get(pk=plan.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(clean=False)
    PlanPage.objects.get(pk=plan.pk).get_latest_revision().publish()
    return PlanPage.objects.get(pk=plan.pk)
