"""A national fee or time limit that changes beneath one of the province is a task until somebody has looked."""

import json

import pytest
from django.utils import translation

from catalogue.models import Finding, FindingState, ProcedureGuide
from catalogue.models.history import OWN_FACT_BENEATH
from catalogue.worklist.decisions import decide
from catalogue.worklist.rows import rows_of
from tests.catalogue.worklist.content import (
    channel,
    fee,
    finding,
    own,
    own_time,
    store,
    user_in,
    wanting,
)
from tests.home.content import publish_guide

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def at(price, days=5, **changes):
    """A record with this fee and time limit."""
    text = f"{price} đồng"
    way = channel(fees=fee(price, text), processingTime=days, description="")
    return wanting(executionMethods=[way], **changes)


@pytest.fixture
def guided():
    """(procedure, guide) with a fee of the province above a national one of 10,000 đồng."""
    (procedure,) = store(at(10_000))
    guide = publish_guide(procedure)
    own(guide)
    return procedure, guide


def tasks(procedure):
    """What the tasks of a procedure say, in the language of the code."""
    with translation.override("en"):
        kept = Finding.objects.filter(procedure=procedure, rule=OWN_FACT_BENEATH)
        return [rows_of([finding(procedure, row.rule)])[0].sentence for row in kept]


def test_a_changed_fee_names_both_national_ones_and_that_of_the_province(guided):
    procedure, _guide = guided
    store(at(30_000))
    (said,) = tasks(procedure)
    assert all(part in said for part in ("“10,000 dong”", "“30,000 dong”", "8,000 dong"))


def test_a_changed_time_limit_above_a_fee_of_the_province_is_no_task(guided):
    procedure, _guide = guided
    store(at(10_000, days=7))
    assert tasks(procedure) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"executionMethods": [channel(fees=fee(10_000, "10000 đồng"), processingTime=7)]},
        {"cases": [{"id": "c", "code": "9.1", "name": "Lần đầu", "processingDay": {"qty": 9, "type": "DAY"}}]},
    ],
)
def test_a_time_limit_of_the_province_is_watched_in_ways_of_filing_and_sub_services(changes):
    (procedure,) = store(at(10_000))
    own_time(publish_guide(procedure))
    store(at(10_000) | changes)
    assert [row.where for row in procedure.findings.filter(rule=OWN_FACT_BENEATH)] == ["time"]


def test_without_a_fact_of_the_province_there_is_no_task():
    (procedure,) = store(at(10_000))
    publish_guide(procedure)
    store(at(30_000))
    assert tasks(procedure) == []


def test_the_task_outlives_later_syncs_and_keeps_what_stood_there_first(guided):
    procedure, _guide = guided
    store(at(30_000))
    store(at(30_000, note="Khác"))
    assert "30,000" in tasks(procedure)[0]
    store(at(40_000))
    (said,) = tasks(procedure)
    assert all(part in said for part in ("“10,000 dong”", "“40,000 dong”"))


def test_a_change_that_is_taken_back_leaves_no_task(guided):
    procedure, _guide = guided
    store(at(30_000))
    store(at(10_000))
    assert tasks(procedure) == []


def test_publishing_the_guide_anew_ends_the_task(guided):
    procedure, guide = guided
    store(at(30_000))
    ProcedureGuide.objects.get(pk=guide.pk).save_revision().publish()
    assert tasks(procedure) == []


def test_a_guide_that_is_taken_off_has_no_task(guided):
    procedure, guide = guided
    store(at(30_000))
    guide.unpublish()
    with pytest.raises(Finding.DoesNotExist):
        finding(procedure, OWN_FACT_BENEATH)


def test_a_decision_ends_the_task_until_the_next_change(guided):
    procedure, _guide = guided
    store(at(30_000))
    decide(finding(procedure, OWN_FACT_BENEATH), FindingState.ACCEPTED, user_in("Biên tập viên"), note="Giữ nguyên")
    assert finding(procedure, OWN_FACT_BENEATH).state == FindingState.ACCEPTED
    store(at(40_000))
    assert finding(procedure, OWN_FACT_BENEATH).state == FindingState.OPEN


def test_the_task_holds_resolved_facts_in_no_language(guided):
    procedure, _guide = guided
    store(at(30_000))
    detail = json.loads(procedure.findings.get(rule=OWN_FACT_BENEATH).detail)
    assert (detail["fact"], detail["old"]["parts"][0]["low"]) == ("fee", "10000")
