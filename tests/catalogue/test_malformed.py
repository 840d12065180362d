"""Records that cannot be read: reported with place and reason, never a crash, never at the cost of the others."""

import gzip
import json
import lzma

import pytest

from catalogue.models import Procedure
from tests.factories import national_record, national_records

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def _with_fee(**changes):
    fee = {"type": "FEE", "value": 0, "description": ""} | changes
    return national_record(executionMethods=[{"submissionMethod": "DIRECT", "fees": [fee]}])


def _with_paper(**changes):
    return national_record(executionCases=[{"name": "", "profileComponents": [{"name": "Đơn"} | changes]}])


WRONG = {
    "an object where a list is expected": (national_record(executionMethods={"a": 1}), "executionMethods"),
    "a text where a list is expected": (national_record(executionSteps="Đi tới cổng"), "executionSteps"),
    "a number where a list is expected": (national_record(cases=5), "cases"),
    "a text where an object is expected": (national_record(executionMethods=["DIRECT"]), "executionMethods[0]"),
    "a list where an object is expected": (national_record(procedureProposal=[1]), "procedureProposal"),
    "a list where text is expected": (national_record(name=["Cấp thẻ"]), "name"),
    "a number where text is expected": (national_record(note=12), "note"),
    "an object as code": (national_record(code={"a": 1}), "code"),
    "a number as id": (national_record(id=7), "id"),
    "no id": (national_record(id=None), "id"),
    "no name": (national_record(name="  "), "name"),
    "no code": (national_record(code=""), "code"),
    "an endless id": (national_record(id="x" * 65), "id"),
    "an endless code": (national_record(code="9" * 65), "code"),
    "numbers as ids": (national_record(subjectTypeIds=[1, 2]), "subjectTypeIds"),
    "an area without an id": (national_record(categoriesDetails=[{"name": "Vườn"}]), "categoriesDetails[0].id"),
    "words as a truth value": (national_record(isWard="có"), "isWard"),
    "a list as a truth value": (national_record(isWard=[]), "isWard"),
    "words as a moment": (national_record(createdAt="hôm qua"), "createdAt"),
    "a moment beyond time": (national_record(updatedAt=10**18), "updatedAt"),
    "words as an amount": (_with_fee(value="20.000"), "fees[0].value"),
    "a truth value as an amount": (_with_fee(value=True), "fees[0].value"),
    "an amount beyond money": (_with_fee(value=10**15), "fees[0].value"),
    "half a paper": (_with_paper(originalQty=0.5), "originalQty"),
    "a list as a time limit": (
        national_record(executionMethods=[{"submissionMethod": "DIRECT", "processingTime": [5]}]),
        "processingTime",
    ),
    "a lone surrogate": (national_record(note="chim \ud83d bay"), "Unicode"),
    "a lone surrogate in an unknown field": (national_record(nesting={"tree": "\udc00"}), "Unicode"),
    "NaN": (_with_fee(value=float("nan")), "JSON"),
    "infinity": (_with_fee(value=float("inf")), "JSON"),
    "a number beyond floats": (json.dumps(_with_fee(value=123456)).replace("123456", "1e999"), "fees[0].value"),
    "a list as record": ([1, 2], "JSON"),
    "a text as record": ('"chim"', "JSON"),
    "nothing as record": ("null", "JSON"),
    "broken JSON": ('{"id": "a", "code"', "JSON"),
    "an escape that JSON does not know": ('{"id": "\\xZZ"}', "JSON"),
    "endless brackets": ("[" * 100_000, "JSON"),
    "an endless number": ('{"id": ' + "9" * 10_000 + "}", "JSON"),
}


@pytest.mark.parametrize(("record", "named"), WRONG.values(), ids=WRONG.keys())
def test_an_unreadable_record_is_reported_and_the_rest_stored(sync, record, named):
    good = national_records(2)
    line = record if isinstance(record, str) else json.dumps(record)
    outcome = sync([good[0], line, good[1]])
    assert (outcome.code, outcome.counts) == (2, {"read": 3, "created": 2, "malformed": 1})
    [[reason, place, what]] = outcome.run.refused
    assert (reason, place) == ("malformed", "2")
    assert named in what
    assert f": 2  {what[:100]}" in outcome.text


@pytest.mark.parametrize(
    "record",
    [
        national_record(code="9.1/2"),
        national_record(code="../.."),
        national_record(name="???"),
        national_record(name="🐦" * 300),
        national_record(serviceGroupsDetails=[{"id": "e", "name": "", "type": "KHÁC " * 9}], serviceGroupIds=["e"]),
        national_record(departmentExecutingIds=["agency-birds", "x" * 200]),
        national_record(
            executionMethods=[{"submissionMethod": "CHIM", "processingTimeUnit": "TUẦN", "processingTime": 2}]
        ),
        national_record(executionSteps=[{"description": "đi " * 20_000}]),
        national_record(executionMethods=None, executionCases=None, resultsDetails=None, legalBasisesDetails=None),
        {"id": "bare", "code": "9.1", "name": "Trần trụi"},
    ],
    ids=lambda record: record["name"][:20],
)
def test_an_odd_record_never_stops_the_run(sync, client, record):
    good = national_records(2)
    outcome = sync([good[0], record, good[1]])
    assert outcome.code in (0, 2)
    assert outcome.counts["created"] + outcome.counts.get("malformed", 0) == 3
    for procedure in Procedure.objects.all():
        assert client.get(procedure.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("depth", [20, 50, 51, 300, 600, 900, *range(920, 1000, 5)])
def test_deep_nesting_is_stored_or_reported(sync, verify, depth):
    deep = '{"a": ' * depth + "1" + "}" * depth
    lines = [json.dumps(national_record(nest="N", note=note)).replace('"N"', deep) for note in ("Sáng", "Chiều")]
    first, second = sync([lines[0], *national_records(1)]), sync([lines[1]])
    assert first.code == second.code
    assert Procedure.objects.count() == (2 if first.code == 0 else 1)
    assert verify([lines[1]]).code == 0


@pytest.mark.parametrize(
    "record",
    [
        national_record(name="Thủ tục cấp\x00 thẻ"),
        national_record(note="chim\x00"),
        national_record(executionSteps=[{"name": "", "description": "a\x00b"}]),
        national_record(returningMethods=[{"type": "OFFLINE", "value": ["TẬN\x00 NHÀ"]}]),
    ],
)
def test_nul_is_left_out_of_every_text(sync, verify, record):
    sync([record])
    procedure = Procedure.objects.get()
    stored = [
        procedure.name_verbatim,
        procedure.note,
        procedure.steps.first().text,
        procedure.return_methods.first().value,
    ]
    assert "\x00" not in "".join(stored)
    assert verify([record]).code == 0


@pytest.mark.parametrize(
    "record",
    [
        national_record(nest={"leaf": "a\x00b"}),
        national_record(departmentExecutingIds=["a\x00b"]),
        national_record(subjectTypeIds=["a\x00b"]),
        national_record(**{"ne\x00st": "leaf"}),
    ],
    ids=["unknown text", "agency id", "audience id", "key"],
)
def test_nul_in_odd_places_never_stops_the_run(sync, record):
    outcome = sync([record, *national_records(2)])
    assert outcome.counts["created"] + outcome.counts.get("malformed", 0) == 3


def test_a_whole_source_with_an_unreadable_line_withdraws_nothing(sync):
    records = national_records(3)
    sync(records)
    outcome = sync([records[0], "{broken"], full=True)
    assert outcome.code == 2
    assert outcome.counts["withdrawal_skipped"] == 1
    assert Procedure.objects.in_force().count() == 3


@pytest.mark.parametrize("suffix", ["xz", "gz"])
def test_a_file_that_breaks_off_is_reported_and_withdraws_nothing(sync, tmp_path, suffix):
    records = national_records(30)
    sync(records)
    path = tmp_path / f"cut.jsonl.{suffix}"
    packed = {"xz": lzma, "gz": gzip}[suffix].compress("\n".join(map(json.dumps, records)).encode())
    path.write_bytes(packed[: len(packed) // 2])
    assert sync(str(path), full=True).code == 2
    assert Procedure.objects.in_force().count() == 30


def test_a_line_in_another_encoding_is_reported(sync, tmp_path):
    path = tmp_path / "old.jsonl"
    path.write_bytes(json.dumps(national_record(note="Chợ"), ensure_ascii=False).encode("utf-16") + b"\n")
    assert sync(str(path)).code == 2


def test_a_bad_file_in_a_folder_is_named(sync, tmp_path):
    (tmp_path / "good.json").write_text(json.dumps(national_record()))
    (tmp_path / "bad.json").write_text("{")
    outcome = sync(str(tmp_path))
    assert outcome.counts == {"read": 2, "created": 1, "malformed": 1}
    assert outcome.run.refused[0][1] == "bad.json"
