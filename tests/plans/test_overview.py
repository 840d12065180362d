"""All plans at once: stages, sentences, past days; and what they cost."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from agencies.models import Agency
from plans.models import Phase, PlanField, PlanIndexPage, PlanPage, ProgressReport, Relation, Target
from plans.standing.overview import overview
from plans.terms import Stage, State
from tests.news.conftest import new_person

from .conftest import new_plan, today

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def item_of(plan, on=None):
    return overview(PlanPage.objects.filter(pk=plan.pk), on)[0]


def states_of(plan, on=None):
    return [standing.state for standing in item_of(plan, on).found]


@pytest.mark.parametrize(
    ("on", "stage"),
    [
        ("2025-01-01", Stage.UPCOMING), ("2025-01-02", Stage.IN_FORCE), ("2027-07-03", Stage.IN_FORCE),
        ("2027-07-04", Stage.ENDING), ("2027-12-31", Stage.ENDING), ("2028-01-01", Stage.ENDED),
    ],
)  # fmt: skip
def test_the_stage_follows_the_days(plan_of, on, stage):
    assert item_of(plan_of(), date.fromisoformat(on)).stage == stage


def test_a_plan_is_not_in_force_before_it_takes_effect(plan_of):
    plan = plan_of(effective_on=date(2025, 3, 1))
    assert item_of(plan, date(2025, 2, 28)).stage == Stage.UPCOMING
    assert item_of(plan, date(2025, 3, 1)).stage == Stage.IN_FORCE


def test_a_plan_is_replaced_from_the_issue_of_the_newer_one(plan_of):
    former, newer = plan_of(), plan_of(issued_on=date(2026, 5, 1))
    Relation.objects.create(plan=newer, former=former, kind="replaces", sort_order=0)
    assert item_of(former, date(2026, 4, 30)).stage == Stage.IN_FORCE
    replaced = item_of(former, date(2026, 5, 1))
    assert (replaced.stage, replaced.replaced_by) == (Stage.REPLACED, newer)
    assert not replaced.counts


def test_a_plan_that_is_only_amended_stays_in_force(plan_of):
    former, newer = plan_of(), plan_of(issued_on=date(2026, 5, 1))
    Relation.objects.create(plan=newer, former=former, kind="amends", sort_order=0)
    assert item_of(former, date(2026, 6, 1)).stage == Stage.IN_FORCE


def test_a_replacement_drops_what_was_open_and_keeps_what_was_reached(plan_of, report, person):
    former = plan_of({"wording": "Đạt 70% hồ sơ"}, {"wording": "Đạt 80% hồ sơ"})
    newer = plan_of(issued_on=date(2026, 5, 1))
    Relation.objects.create(plan=newer, former=former, kind="replaces", sort_order=0)
    report(former.targets.first(), "75", approved_by=person("Trưởng ban"))
    assert states_of(former, date(2026, 6, 1)) == [State.REACHED, State.DROPPED]
    assert "2/KH-UBND" in " ".join(item_of(former, date(2026, 6, 1)).found[1].status.lines)


def test_a_report_before_the_phase_adds_no_years_to_a_yearly_target(plan_of, report, person):
    plan = plan_of({"wording": "Mỗi năm thêm 10% xã", "due_on": date(2027, 12, 31)})
    Phase.objects.create(plan=plan, starts_on=date(2026, 1, 1), ends_on=date(2027, 12, 31), sort_order=0)
    target, approver = plan.targets.get(), person("Trưởng ban")
    report(target, "5", date(2025, 12, 31), approved_by=approver)
    report(target, "20", date(2026, 6, 30), approved_by=approver)
    assert states_of(plan, date(2026, 7, 1)) == [State.REACHED]


def test_the_sentence_counts_every_target_once(plan_of, report, person):
    plan = plan_of(*({"wording": f"Đạt {value}% hồ sơ"} for value in (70, 80, 90)))
    report(plan.targets.first(), "70", approved_by=person("Trưởng ban"))
    said = item_of(plan, date(2025, 7, 1)).sentence
    assert said == "1 trong 3 chỉ tiêu đạt hoặc đúng tiến độ, 2 chưa báo cáo"


def test_a_past_day_knows_only_the_reports_up_to_it(plan_of, report, person):
    plan = plan_of({"wording": "Đạt 70% hồ sơ"})
    head, target = person("Trưởng ban"), plan.targets.get()
    report(target, "20", date(2025, 6, 30), approved_by=head)
    report(target, "70", date(2026, 6, 30), approved_by=head)
    assert states_of(plan, date(2025, 6, 1)) == [State.UNREPORTED]
    assert states_of(plan, date(2025, 7, 1)) == [State.ON_TRACK]
    assert states_of(plan, date(2026, 6, 30)) == [State.REACHED]


def test_only_approved_reports_count(plan_of, report):
    plan = plan_of({"wording": "Đạt 70% hồ sơ"})
    report(plan.targets.get(), "70")
    assert states_of(plan, date(2025, 7, 1)) == [State.UNREPORTED]


# Costs: the same for 5 plans and for 60, with 20 targets each and 2 reports on every target.

MOST = {
    "/ke-hoach/": 13,
    "/ke-hoach/bang-tong-hop/": 11,
    "/ke-hoach/chi-tieu/": 9,
    "/ke-hoach/chi-tieu.csv": 7,
    "plan": 23,
    "target": 11,
    "/": 21,
}


@pytest.fixture(scope="module")
def costs(rolled_back):
    """{address: queries with 5 plans, with 60}."""
    with rolled_back():
        head = new_person("Trưởng ban")
        _plans(5, head)
        few = {address: _cost(address) for address in MOST}
        _plans(60, head)
        return {address: (few[address], _cost(address)) for address in MOST}


def _cost(address):
    client, plan = Client(), PlanPage.objects.order_by("pk").first()
    places = {"plan": plan.url, "target": plan.targets.order_by("pk").last().get_absolute_url()}
    place = places.get(address, address)
    client.get(place)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(place).status_code == 200
    return len(asked)


def _plans(count, head):
    """So many public plans in all, each with 20 targets and their reports."""
    fields = list(PlanField.objects.all())
    first = PlanPage.objects.first() or new_plan(ends_on=today(500))
    index = PlanIndexPage.objects.get()
    for number in range(PlanPage.objects.count(), count):
        index.refresh_from_db()
        plan = PlanPage(
            title=f"Kế hoạch {number}", slug=f"ke-hoach-{number}", number=f"{number}/KH-UBND", live=True,
            lead="Làm", agency=first.agency, issued_on=first.issued_on, starts_on=first.starts_on,
            ends_on=first.ends_on, field=fields[number % len(fields)],
        )  # fmt: skip
        index.add_child(instance=plan)
    _fill(PlanPage.objects.all(), head)


def _fill(plans, head):
    bare = [plan for plan in plans if plan.targets.count() < 20]
    rows = [
        Target(plan=plan, wording=f"Đạt {number + 40}% việc", operator="reach", low=number + 40, unit="%",
               direction="up", due_on=plan.ends_on, sort_order=number)
        for plan in bare for number in range(plan.targets.count(), 20)
    ]  # fmt: skip
    Target.objects.bulk_create(rows)
    ProgressReport.objects.bulk_create(
        ProgressReport(target=target, value=Decimal(share), as_of=day, source="Báo cáo", approved_by=head,
                       approved_at=timezone.now())
        for target in rows for day, share in ((today(-60), 10), (today(-30), target.sort_order * 3))
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("address", "most"), MOST.items())
def test_the_number_of_queries_does_not_grow_with_the_plans(costs, address, most):
    few, many = costs[address]
    assert many == few <= most


def test_an_older_version_costs_the_same_however_many_targets_it_has(client, plan_of):
    def cost(count):
        plan = plan_of(*({"wording": f"Đạt 70% {number}", "agency": Agency.objects.first()} for number in range(count)))
        address = reverse("plan_version", args=[plan.slug, 1])
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    cost(1)
    assert cost(3) == cost(40)
