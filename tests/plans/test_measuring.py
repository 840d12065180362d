"""Targets that the portal counts in its own catalogue."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.utils import timezone

from catalogue.models import Procedure
from plans.models import ProgressReport
from plans.reporting.automatic import measure_targets
from search.rebuild import reindex
from tests.home.content import record, store

from .conftest import today

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
FULL = {"wording": "Đạt 50% thủ tục làm trọn trên mạng", "figure": "toan-trinh"}
RUNNING = {"starts_on": today(-200), "ends_on": today(400)}


@pytest.fixture
def catalogue(db):
    """Four procedures, one of them wholly on the net."""
    made = store(*(record(number, f"Cấp thẻ chim số {number}", isFullProcess=number == 1) for number in range(1, 5)))
    reindex("procedure", Procedure.objects.values_list("pk", flat=True))
    return made


def test_a_target_gets_one_report_a_month(catalogue, plan_of):
    target = plan_of(FULL, **RUNNING).targets.get()
    assert measure_targets() == 1
    assert measure_targets() == 0
    report = target.reports.get()
    assert (report.value, report.as_of) == (Decimal("25"), timezone.localdate())
    assert report.is_measured
    assert report.how.startswith("1 trên 4 thủ tục") or report.how.startswith("1 trong 4 thủ tục")
    ProgressReport.objects.filter(pk=report.pk).update(as_of=date(2020, 1, 1))
    assert measure_targets() == 1


def test_the_command_says_how_many_were_measured(catalogue, plan_of, capsys):
    plan_of(FULL, **RUNNING)
    call_command("measure_targets")
    assert "1" in capsys.readouterr().out


def test_nothing_to_count_gives_no_report(plan_of):
    plan_of(FULL, **RUNNING)
    assert measure_targets() == 0
    assert not ProgressReport.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"starts_on": today(-800), "ends_on": today(-400)},
        {"starts_on": today(100), "ends_on": today(400)},
    ],
    ids=["over", "not begun"],
)
def test_a_plan_that_is_not_in_force_is_not_measured(catalogue, plan_of, fields):
    plan_of(FULL | {"due_on": fields["ends_on"]}, **fields)
    assert measure_targets() == 0


def test_a_target_that_no_longer_applies_is_not_measured(catalogue, plan_of):
    plan_of(FULL | {"dropped_on": today(-3), "dropped_why": "Đã bỏ"}, **RUNNING)
    assert measure_targets() == 0


def test_a_target_is_measured_up_to_the_day_from_which_it_no_longer_applies(catalogue, plan_of):
    plan_of(FULL | {"dropped_on": today(3), "dropped_why": "Sẽ bỏ"}, **RUNNING)
    assert measure_targets() == 1


def test_the_report_leads_to_the_procedures_that_were_counted(catalogue, plan_of, client):
    target = plan_of(FULL, **RUNNING).targets.get()
    measure_targets()
    report = target.reports.get()
    page = client.get(target.get_absolute_url()).content.decode()
    assert report.query in page.replace("&amp;", "&")
    listed = client.get(report.query).content.decode()
    assert catalogue[0].official_name in listed
    assert catalogue[1].official_name not in listed


def test_the_procedures_concerned_stand_on_both_pages(catalogue, plan_of, client):
    plan = plan_of(FULL, **RUNNING)
    page = client.get(plan.targets.get().get_absolute_url()).content.decode()
    for procedure in catalogue:
        assert procedure.get_absolute_url() in page
        assert plan.url in client.get(procedure.get_absolute_url()).content.decode()


def test_many_procedures_concerned_have_pages_of_their_own(plan_of, client):
    store(*(record(number, f"Cấp thẻ chim số {number}") for number in range(1, 31)))
    target = plan_of(FULL, **RUNNING).targets.get()
    address = f"{target.get_absolute_url()}thu-tuc/"
    assert address in client.get(target.get_absolute_url()).content.decode()
    first, second = (client.get(address, {"trang": number}).context["counted"] for number in (1, 2))
    assert (first["total"], len(first["shown"]), len(second["shown"])) == (30, 20, 10)
