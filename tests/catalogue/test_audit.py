"""The nightly look over all pages: it sees what a page withholds and what it should not show, and keeps its figures."""

import pytest
from django.core.management import call_command

from catalogue import audit
from catalogue.audit import audit_pages
from catalogue.facts.known import Known, Part
from catalogue.models import Finding, PageAudit
from catalogue.page import presenter
from search.models import SearchDocument
from tests.home.content import record, store

pytestmark = pytest.mark.django_db


def ways(amount=20_000, words="", days=5, note=""):
    """One way of filing with a fee and a time limit."""
    fees = [{"type": "FEE", "value": amount, "description": words}]
    way = {"submissionMethod": "DIRECT", "fees": fees, "processingTime": days, "processingTimeUnit": "DAY"}
    return {"executionMethods": [way | {"description": note}], "cases": []}


@pytest.fixture
def procedure():
    """A procedure whose fee and time are known."""
    return store(record(1, "Cấp thẻ chim sẻ", **ways()))[0]


def test_a_page_that_tells_all_has_no_fault(procedure):
    assert (audit_pages().pages, dict(audit_pages().faults)) == (1, {})


@pytest.mark.parametrize(("resolver", "check"), [("fee_of", "fee_withheld"), ("time_of", "time_withheld")])
def test_a_resolver_that_loses_a_fact_is_seen(monkeypatch, procedure, resolver, check):
    monkeypatch.setattr(presenter, resolver, lambda sources, today: Known())
    found = audit_pages()
    assert dict(found.faults) == {check: 1}
    assert found.examples == {check: [procedure.code]}


def test_a_lapsed_fee_is_seen_in_strip_and_card(monkeypatch):
    words = "Vé: 40.000 đồng (áp dụng đến hết ngày 31/12/2020)"
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ", **ways(40_000, words)))
    assert dict(audit_pages().faults) == {}
    stale = Known("value", (Part("40000", "40000"),))
    monkeypatch.setattr(presenter, "fee_of", lambda sources, today: stale)
    shown = SearchDocument.objects.get(object_key=procedure.national_id)
    SearchDocument.objects.filter(pk=shown.pk).update(card=shown.card | {"fee": stale.stored()})
    assert dict(audit_pages().faults) == {"lapsed_in_strip": 1, "lapsed_in_card": 1}


def test_a_contradiction_that_the_page_hides_is_seen(monkeypatch):
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ", **ways(note="Trả sau 20 ngày.")))
    assert Finding.objects.filter(procedure=procedure, rule="time_against_words").exists()
    assert dict(audit_pages().faults) == {}
    monkeypatch.setattr(presenter, "time_of", lambda sources, today: Known("value", (Part("5", "5", "DAY"),)))
    assert dict(audit_pages().faults) == {"contradiction_hidden": 1}


@pytest.mark.parametrize(
    ("token", "faults"),
    [
        ("ASSIGNED_REGULATION", 1),
        ("0b000000-0000-4000-8000-000000000001", 1),
        ("1784360000000", 1),
        ("kho/2026/07/mau.docx", 1),
        ("Mau_To_Khai.docx", 0),
        ("https://vuon.example/kho/2026/mau.docx", 0),
        ("UBND", 0),
        ("Quyết định 12/2026/QĐ-UBND", 0),
        ("1.500.000.000.000 đồng", 0),
    ],
)
def test_internal_words_are_seen_and_the_records_own_are_not(token, faults):
    store(record(1, "Cấp thẻ chim sẻ", **ways(), requirementsAndConditions=f"Có {token} là được"))
    assert audit_pages().faults["internal_token"] == faults


def test_the_figures_of_each_night_are_kept(procedure):
    call_command("audit_pages", verbosity=0)
    call_command("audit_pages", limit=0, verbosity=0)
    assert [row.pages for row in PageAudit.objects.order_by("pk")] == [1, 0]


def test_every_check_has_words():
    assert {"fee_withheld", "time_withheld", "lapsed_in_strip"} < set(audit.CHECKS)
