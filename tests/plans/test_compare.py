"""What a version changed against the one before it is named, field by field."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from plans.models import PlanPage, Target
from plans.pages.compare import compare, with_former

from .reviewing import republish

pytestmark = [pytest.mark.django_db]
FIRST = {"wording": "Đạt tối thiểu 70% hồ sơ nộp qua mạng", "due_on": date(2027, 12, 31)}
SECOND = {"wording": "Trồng 200 cây bần ven sông", "due_on": date(2026, 12, 31)}


@pytest.fixture
def plan(plan_of):
    return plan_of(FIRST, SECOND)


def compared(plan):
    version = plan.versions.first()
    return with_former(version, version.revision.as_object())


def with_targets(plan, change):
    """A newer version whose targets were changed by change(list of targets)."""
    draft = PlanPage.objects.get(pk=plan.pk).get_latest_revision_as_object()
    rows = list(draft.targets.all())
    change(rows)
    draft.targets = rows
    draft.save_revision(clean=False)
    PlanPage.objects.get(pk=plan.pk).get_latest_revision().publish()
    return PlanPage.objects.get(pk=plan.pk)


def test_the_first_version_has_nothing_to_be_compared_with(plan):
    assert compared(plan) is None


def test_the_same_words_published_again_differ_in_nothing(plan):
    assert compared(republish(plan)).is_empty


def test_a_changed_fact_is_named_with_what_it_was_and_is(plan):
    found = compared(republish(plan, ends_on=date(2028, 6, 30), report_months=3))
    assert [(change.before, change.after) for change in found.facts][0] == ("31/12/2027", "30/06/2028")
    assert len(found.facts) == 2


def test_a_target_that_came_and_one_that_went_are_named(plan):
    def change(rows):
        rows.pop()
        added = Target(wording="Mở 12 phiên chợ nổi", due_on=date(2027, 6, 30), sort_order=5)
        added.clean()
        rows.append(added)

    found = compared(with_targets(plan, change))
    assert [target.wording for target in found.added] == ["Mở 12 phiên chợ nổi"]
    assert [target.wording for target in found.removed] == [SECOND["wording"]]
    assert found.changed == []


def test_a_target_whose_wording_changed_is_the_same_target(plan):
    def change(rows):
        rows[0].wording, rows[0].low = "Đạt tối thiểu 75% hồ sơ nộp qua mạng", 75

    found = compared(with_targets(plan, change))
    [(target, changes)] = found.changed
    assert target.wording == "Đạt tối thiểu 75% hồ sơ nộp qua mạng"
    assert ("70", "75") in [(change.before, change.after) for change in changes]
    assert not found.added
    assert not found.removed


def test_lines_of_the_text_that_came_and_went_are_named(plan):
    found = compared(republish(plan, body=[("text", "<h2>Việc</h2><p>Làm cho xong.</p>")]))
    assert (False, "Làm.") in found.text
    assert (True, "Làm cho xong.") in found.text


def test_everybody_reads_what_a_version_changed(client, plan):
    plan = republish(plan, lead="Chờ ít hơn <b>nữa</b>.")
    page = BeautifulSoup(client.get(reverse("plan_version", args=[plan.slug, 2])).content, "html.parser")
    assert page.select_one("#thay-doi ins").text == "Chờ ít hơn <b>nữa</b>."
    first = BeautifulSoup(client.get(reverse("plan_version", args=[plan.slug, 1])).content, "html.parser")
    assert first.select_one("#thay-doi") is None
    current = BeautifulSoup(client.get(plan.url).content, "html.parser")
    assert current.select_one("#lich-su a[href$='ban-2/#thay-doi']")


def test_comparing_two_contents_that_are_at_hand_asks_no_query(plan_of, django_assert_num_queries):
    plan = republish(plan_of(*[FIRST | {"wording": f"Trồng {number} cây bần"} for number in range(1, 10)]))
    after, before = (version.revision.as_object() for version in plan.versions.all())
    with django_assert_num_queries(0):
        assert compare(plan.versions.model(), before, after).is_empty
