"""Accounting for every text and number of the source; and what the portal has no column for."""

import pytest

from catalogue.models import Fee, Finding, Output, Procedure, RequiredDocument, Step, SubmissionChannel
from core.language.text import nfc
from tests.factories import national_record, national_records

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_a_fresh_sync_is_accounted_for(sync, verify):
    records = [national_record(), *national_records(120)]
    sync(records)
    outcome = verify(records)
    assert outcome.code == 0, outcome.text


def test_a_changed_record_is_accounted_for(sync, verify):
    sync([national_record()])
    changed = national_record(note="Mang theo nước uống.", executionSteps=[], isWard=False)
    assert verify([changed]).code == 1
    sync([changed])
    assert verify([changed]).code == 0


def test_what_the_scope_leaves_out_is_accounted_for(sync, verify):
    records = [national_record(isInternal=True), *national_records(1), "{broken"]
    sync(records)
    assert verify(records).code == 0
    assert verify(records, scope="all").code == 1


@pytest.mark.parametrize("model", [Procedure, Step, SubmissionChannel, Fee, RequiredDocument, Output])
def test_a_deleted_row_is_a_loss(sync, verify, model):
    sync([national_record()])
    model.objects.first().delete()
    assert verify([national_record()]).code == 1


@pytest.mark.parametrize(
    ("model", "changes"),
    [
        (Procedure, {"name_verbatim": "Cấp thẻ khác"}),
        (Procedure, {"note": ""}),
        (Procedure, {"decision_number": "16/QĐ-VT"}),
        (Procedure, {"national_updated_at": None}),
        (Procedure, {"area": None}),
        (Step, {"text": "Điền tờ khai."}),
        (SubmissionChannel, {"time_verbatim": 6}),
        (Fee, {"amount": 20_001}),
        (RequiredDocument, {"originals": 3}),
        (RequiredDocument, {"copies": None}),
    ],
)
def test_an_altered_fact_is_a_loss(sync, verify, model, changes):
    sync([national_record()])
    model.objects.filter(pk=model.objects.first().pk).update(**changes)
    assert verify([national_record()]).code == 1


def test_a_fact_from_nowhere_is_noticed(sync, verify):
    sync([national_record()])
    Step.objects.create(procedure=Procedure.objects.get(), position=1, text="Chờ ngoài cổng.")
    assert verify([national_record()]).code == 1


def test_a_loss_is_named_by_code_and_place(sync, verify):
    sync([national_record()])
    Step.objects.update(text="")
    outcome = verify([national_record()])
    assert "9.100001  executionSteps[0].description  Điền tờ khai" in outcome.text


def test_a_source_that_is_not_there_is_an_error(verify):
    assert verify("nowhere.jsonl").code == 1


@pytest.mark.parametrize(
    "value",
    ["chim sẻ", 12, 0, 1.5, ["a", "b"], {"a": {"b": [1, "c"]}}, [{"id": "x", "n": 0}], True, "Cho\u031b\u0323"],
    ids=str,
)
def test_an_unknown_field_is_kept_and_found(sync, verify, value):
    record = national_record(birdKind=value)
    sync([record])
    stored = nfc(value) if isinstance(value, str) else value
    assert Procedure.objects.get().extra == {"birdKind": stored}
    assert Finding.objects.filter(rule="unknown_field", where="birdKind").exists()
    assert verify([record]).code == 0


def test_an_unknown_field_inside_a_part_is_kept_and_found(sync, verify):
    record = national_record()
    record["executionMethods"][0]["fees"][0]["discount"] = 0.5
    record["executionCases"][0]["profileComponents"][1]["colour"] = "trắng"
    sync([record])
    assert Procedure.objects.get().extra == {
        "executionMethods[0].fees[0].discount": 0.5,
        "executionCases[0].profileComponents[paper-2].colour": "trắng",
    }
    assert verify([record]).code == 0


@pytest.mark.parametrize(
    "record",
    [
        national_record(name="  Thủ tục\n cấp thẻ\t "),
        national_record(name="Ca\u0302\u0301p the\u0309", note="Cho\u031b\u0323"),
        national_record(code=" 9.100001"),
        national_record(codeNotation="khác mã"),
        national_record(description="Khác điều kiện."),
        national_record(subjectTypeIds=["audience-1", "audience-nobody"]),
        national_record(legalBasisIds=["act-nobody"], resultIds=["result-nobody"]),
        national_record(departmentAuthorityIds=["agency-nobody"]),
        national_record(executionMethods=[{"submissionMethod": "DIRECT", "processingTime": "Ngay", "fees": []}]),
    ],
)
def test_odd_facts_are_accounted_for(sync, verify, record):
    assert sync([record]).code == 0
    outcome = verify([record])
    assert outcome.code == 0, outcome.text
