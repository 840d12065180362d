"""What is missing or contradictory in a record is found for editors, and repaired by nobody."""

import pytest

from catalogue.models import Finding
from catalogue.national.findings import RULES, findings_of
from catalogue.national.record import parse
from tests.factories import national_record


def _channel(**changes):
    channel = {
        "submissionMethod": "DIRECT",
        "processingTime": 5,
        "processingTimeUnit": "WORKING_DAY",
        "description": "",
    }
    fees = [{"type": "FEE", "value": 20_000, "description": "20.000 đồng"}]
    return national_record(executionMethods=[channel | {"fees": fees} | changes])


def _fee(value, text, **changes):
    return _channel(fees=[{"type": "FEE", "value": value, "description": text} | changes])


def _rules(record):
    return {found.rule for found in findings_of(parse(record))}


def test_a_complete_record_has_no_finding():
    assert _rules(national_record()) == set()


@pytest.mark.parametrize(
    ("rule", "record"),
    [
        ("time_placeholder", _channel(processingTime=1, processingTimeUnit="OTHER")),
        ("time_without_unit", _channel(processingTime=5, processingTimeUnit="OTHER")),
        ("time_missing", _channel(processingTime=0, processingTimeUnit="OTHER")),
        ("time_missing", _channel(processingTime="Theo mô tả", processingTimeUnit="OTHER")),
        ("time_against_words", _channel(processingTime=2, description="Trong 09 ngày làm việc.")),
        ("time_working_days", _channel(processingTimeUnit="DAY", description="Trong 05 ngày làm việc.")),
        ("cases_against_channels", _channel(processingTime=9)),
        ("fee_zero", _fee(0, "")),
        ("fee_only_in_words", _fee(0, "Vé lẻ 20.000 đồng")),
        ("fee_divided", _fee(20, "20.000 đồng/thẻ")),
        ("fee_divided", _fee(20, "")),
        ("fee_divided", _fee(17_500_000_000, "17,5 triệu đồng")),
        ("fee_against_words", _fee(30_000, "25.000 đồng/thẻ")),
        ("fee_missing", _channel(fees=[])),
        ("full_online_without_channel", _channel() | {"isFullProcess": True}),
        ("no_channel", national_record(executionMethods=[])),
        ("no_papers", national_record(executionCases=[{"name": "Trống", "profileComponents": []}])),
        ("no_agency", national_record(departmentsExecuting=[], departmentExecutingIds=[])),
        ("no_legal_basis", national_record(legalBasisesDetails=[], legalBasisIds=[])),
        ("code_malformed", national_record(code="9.1000011")),
        ("code_malformed", national_record(code=" 9.100001")),
        ("name_long", national_record(name="Cấp thẻ " * 40)),
        ("name_capitals", national_record(name="CẤP THẺ XEM CHIM")),
        ("name_spaces", national_record(name="Cấp  thẻ")),
        ("name_spaces", national_record(name="Cấp thẻ.")),
        ("not_nfc", national_record(note="Cho\u031b\u0323")),
        ("odd_characters", national_record(note="chim\u200b")),
        ("abolished_tier", national_record(note="Nộp tại UBND huyện.")),
        ("dangling_reference", national_record(legalBasisIds=["act-nobody"])),
        ("unknown_field", national_record(birdKind="chim sẻ")),
    ],
)
def test_a_fault_is_found(rule, record):
    assert rule in RULES
    assert rule in _rules(record)


@pytest.mark.parametrize(
    ("rule", "record"),
    [
        ("fee_divided", _fee(10, "10 USD/thẻ", currencyName="USD")),
        ("fee_against_words", _fee(20_000, "20.000 đồng, trẻ em 10.000 đồng")),
        ("fee_zero", _fee(0, "Không thu phí")),
        ("time_placeholder", _channel(processingTime=1, processingTimeUnit="DAY")),
        ("time_against_words", _channel(description="05 ngày làm việc, rồi 03 ngày")),
        ("full_online_without_channel", national_record(isFullProcess=True)),
    ],
)
def test_a_sound_fact_is_left_alone(rule, record):
    assert rule not in _rules(record)


@pytest.mark.django_db
def test_findings_are_stored_counted_and_gone_when_mended(sync):
    outcome = sync([_fee(0, "")])
    assert outcome.run.findings["fee_zero"] == 1
    assert str(RULES["fee_zero"]) in outcome.text
    sync([_fee(0, "Không thu phí")])
    assert not Finding.objects.filter(rule="fee_zero").exists()
