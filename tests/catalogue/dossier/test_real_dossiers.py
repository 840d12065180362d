"""The real national dossiers, sorted: nothing is lost, and hardly any procedure is left without a paper."""

import json
import lzma
from types import SimpleNamespace

import pytest

from catalogue.dossier.sorting import count, sort, words_of
from catalogue.models import CaseKind

pytestmark = [pytest.mark.shared, pytest.mark.slow]


@pytest.fixture(scope="module")
def dossiers(national_file):
    """[(subject, [(name, rows)])] of the real records."""
    with lzma.open(national_file, "rt", encoding="utf-8") as stream:
        return [_dossier(json.loads(line)) for line in stream]


def _dossier(record):
    return record.get("name") or "", [
        (case.get("name") or "", [_row(row) for row in case.get("profileComponents") or []])
        for case in record.get("executionCases") or []
    ]


def _row(row):
    return SimpleNamespace(
        name=row.get("name") or "", originals=row.get("originalQty"), copies=row.get("copyQty"), says=row
    )


def test_no_line_is_lost(dossiers):
    for subject, cases in dossiers:
        told = [row.name for _name, rows in cases for row in rows if row.name.strip()]
        assert words_of(sort(cases, subject, {})) == told


def test_most_procedures_tell_how_many_papers_everyone_brings(dossiers):
    found = [count(sort(cases, subject, {})) for subject, cases in dossiers if any(rows for _name, rows in cases)]
    untold = [number for number in found if not number.everyone and not number.has_more]
    assert sum(bool(number.everyone) for number in found) > 0.8 * len(found)
    assert len(untold) < 0.01 * len(found)


def test_the_three_kinds_and_the_offices_own_are_all_found(dossiers):
    kinds = {case.kind for subject, cases in dossiers for case in sort(cases, subject, {})}
    assert kinds == set(CaseKind)


def test_results_among_the_papers_have_no_name(dossiers):
    """Should one ever have a name, somebody has to look what `isProcessingResult` means (docs/national-record.md)."""
    rows = [row for _subject, cases in dossiers for _name, rows in cases for row in rows]
    assert {row.name for row in rows if row.says.get("isProcessingResult")} == {""}
