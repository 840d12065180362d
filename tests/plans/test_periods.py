"""Reporting periods: locked by who may approve, opened again by somebody else, unchanged once reported into."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from plans.models import ProgressReport, ReportingPeriod

pytestmark = [pytest.mark.django_db, pytest.mark.postgres, pytest.mark.usefixtures("common_plan")]
EDITOR, CHIEF = "Biên tập viên", "Trưởng ban"


@pytest.fixture
def period(plan):
    """The first half of 2025."""
    return plan.periods.get(starts_on=date(2025, 1, 1))


@pytest.fixture
def lock(enter, period):
    """lock(user): the answer to a user who locks the period."""
    return lambda user: enter(user).post(reverse("plans_lock", args=[period.pk]))


@pytest.fixture
def unlock(enter, period):
    """unlock(user, reason): the answer to a user who opens the period again."""
    return lambda user, reason="Đính chính số liệu": enter(user).post(
        reverse("plans_unlock", args=[period.pk]), {"reason": reason}
    )


@pytest.fixture
def change(enter, person):
    """change(period, **fields): the answer to a chief who edits the period."""

    def post(period, **fields):
        words = {
            "plan": period.plan_id, "starts_on": f"{period.starts_on:%d/%m/%Y}",
            "ends_on": f"{period.ends_on:%d/%m/%Y}", "due_on": f"{period.due_on:%d/%m/%Y}",
        }  # fmt: skip
        address = reverse("wagtailsnippets_plans_reportingperiod:edit", args=[period.pk])
        return enter(person(CHIEF)).post(address, words | fields)

    return post


def fresh(period):
    """The period as stored."""
    return ReportingPeriod.objects.get(pk=period.pk)


def test_locking_is_written_down_with_who_and_when(lock, person, period):
    chief = person(CHIEF)
    assert lock(chief).status_code == 302
    assert fresh(period).locked_by == chief
    entry = ModelLogEntry.objects.get(action="plans.lock_period")
    assert (entry.user, entry.object_id) == (chief, str(period.pk))


@pytest.mark.parametrize("role", [EDITOR, "Phóng viên", "Lãnh đạo", "Biên tập viên cơ quan"])
def test_who_may_not_approve_locks_nothing(lock, person, period, role):
    assert lock(person(role)).status_code == 403
    assert not fresh(period).is_locked


def test_waiting_reports_are_decided_first(lock, person, plan, period, report):
    report(plan.targets.get(), author=person(EDITOR))
    assert lock(person(CHIEF)).status_code == 200
    assert not fresh(period).is_locked
    ProgressReport.objects.update(refused_by=person(CHIEF), refused_at="2025-07-05T00:00:00Z", refusal="Sai")
    assert lock(person(CHIEF)).status_code == 302
    assert fresh(period).is_locked


def test_the_confirmation_counts_the_targets_that_stay_without_a_report(enter, person, period):
    rows = enter(person(CHIEF)).get(reverse("plans_lock", args=[period.pk])).context["rows"]
    assert len(rows) == 3
    assert rows[-1][1].startswith("1 ")


def test_whoever_locked_it_does_not_open_it_again(lock, unlock, person, period):
    chief = person(CHIEF)
    lock(chief)
    assert unlock(chief).status_code == 403
    assert fresh(period).is_locked


@pytest.mark.parametrize("superuser", [False, True])
def test_somebody_else_opens_it_again_with_a_reason_that_its_history_shows(
    enter, lock, unlock, person, period, superuser
):
    lock(person(CHIEF))
    other = person(CHIEF, superuser)
    assert unlock(other, " ").status_code == 200
    assert fresh(period).is_locked
    assert unlock(other).status_code == 302
    assert not fresh(period).is_locked
    history = enter(other).get(reverse("wagtailsnippets_plans_reportingperiod:history", args=[period.pk]))
    assert "Đính chính số liệu" in history.content.decode()


def test_locking_twice_is_written_down_once(lock, person, period):
    first = person(CHIEF)
    lock(first)
    assert lock(person(CHIEF)).status_code == 302
    assert fresh(period).locked_by == first
    assert ModelLogEntry.objects.filter(action="plans.lock_period").count() == 1


def test_a_period_without_reports_can_change_its_days(change, period):
    assert change(period, due_on="31/07/2025").status_code == 302
    assert fresh(period).due_on == date(2025, 7, 31)


@pytest.mark.parametrize(
    "wrong", [{"ends_on": "01/12/2024"}, {"due_on": "01/06/2025"}, {"ends_on": "01/07/2025"}, {"starts_on": "x"}]
)
def test_days_in_the_wrong_order_or_over_another_period_are_refused(change, period, wrong):
    assert change(period, **wrong).status_code == 200
    assert fresh(period).ends_on == date(2025, 6, 30)


@pytest.mark.parametrize("fields", [{"due_on": "31/07/2025"}, {"ends_on": "29/06/2025"}, {"starts_on": "02/01/2025"}])
def test_a_period_with_reports_keeps_its_days(change, person, plan, period, report, fields):
    report(plan.targets.get(), author=person(EDITOR))
    assert change(period, **fields).status_code == 200
    assert fresh(period).due_on == period.due_on


def test_a_locked_period_is_not_edited(change, lock, person, period):
    lock(person(CHIEF))
    assert change(period, due_on="31/07/2025").status_code == 200
    assert fresh(period).due_on == period.due_on


def test_a_period_with_reports_is_deleted_by_nobody(enter, person, plan, period, report):
    report(plan.targets.get(), author=person(EDITOR))
    client = enter(person(CHIEF, superuser=True))
    client.post(reverse("wagtailsnippets_plans_reportingperiod:delete", args=[period.pk]))
    client.post(f"/quan-tri/bulk/plans/reportingperiod/delete/?id={period.pk}")
    assert ReportingPeriod.objects.filter(pk=period.pk).exists()


def test_the_dashboard_shows_what_is_overdue_and_what_waits(enter, person, plan, report):
    report(plan.targets.get(), "41", author=person(EDITOR))
    page = enter(person(CHIEF)).get("/quan-tri/").content.decode()
    assert "41%" in page
    assert reverse("plans_reports") in page
    assert 'id="plans"' not in enter(person("Phóng viên")).get("/quan-tri/").content.decode()


def test_the_editor_of_a_public_plan_leads_to_its_reports(enter, person, plan):
    page = enter(person(CHIEF)).get(reverse("wagtailadmin_pages:edit", args=[plan.pk])).content.decode()
    assert f"{reverse('plans_reports')}?ke-hoach={plan.pk}" in page
