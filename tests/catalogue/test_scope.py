"""Whose procedures come in: the central ones and the province's own (settings: tỉnh Phương Nam)."""

import pytest

from catalogue.models import Procedure
from tests.factories import national_record

pytestmark = pytest.mark.django_db


def _promulgated(code, name):
    return national_record(departmentPromulgateId="owner", departmentPromulgateCode=code, departmentPromulgateName=name)


OTHERS = [
    _promulgated("H05", "UBND tỉnh Bắc Ninh"),
    _promulgated("H05", "Tỉnh Bắc Ninh"),
    _promulgated("H26.101", "Sở Vườn tược - Thành phố Hà Nội"),
    _promulgated("", "Uỷ ban nhân dân tỉnh Bắc Ninh"),
]
INTERNAL = [national_record(isInternal=True), national_record(type="STANDARD_INTERNAL")]
OWN = [
    _promulgated("G12", "Bộ Tài chính"),
    _promulgated("H99", "UBND tỉnh Phương Nam"),
    _promulgated("H99", "Ủy ban nhân dân Tỉnh  Phương Nam."),
    _promulgated("H99.3", "Sở Vườn tược - Tỉnh Phương Nam"),
    _promulgated("", ""),
]


@pytest.mark.parametrize("record", OTHERS)
def test_another_provinces_procedure_stays_out(sync, record):
    outcome = sync([record])
    assert (outcome.code, outcome.counts) == (0, {"read": 1, "other_province": 1})
    assert not Procedure.objects.exists()


@pytest.mark.parametrize("record", INTERNAL)
def test_an_internal_procedure_stays_out(sync, record):
    assert sync([record]).counts == {"read": 1, "internal": 1}
    assert not Procedure.objects.exists()


@pytest.mark.parametrize("record", OWN)
def test_central_and_own_procedures_come_in(sync, record):
    assert sync([record]).counts == {"read": 1, "created": 1}


@pytest.mark.parametrize("record", OTHERS + INTERNAL + OWN)
def test_scope_all_takes_every_procedure(sync, verify, record):
    assert sync([record], scope="all").counts == {"read": 1, "created": 1}
    assert verify([record], scope="all").code == 0


def test_what_stays_out_is_named_in_the_report(sync):
    outcome = sync([OTHERS[0]])
    assert OTHERS[0]["code"] in outcome.text
    assert OTHERS[0]["name"] in outcome.text


def test_what_stays_out_does_not_keep_a_whole_source_from_withdrawing(sync):
    sync([national_record(id="gone")])
    assert sync([OTHERS[0]], full=True).counts["withdrawn"] == 1
