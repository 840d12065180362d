"""Real procedures with due dates that were counted by hand, day by day."""

import csv
import json
import lzma
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from agencies.counting.due import due
from agencies.counting.stored import calendar, cut_off
from agencies.counting.units import IN_HOURS, Unit
from catalogue.facts.sources import sources_of
from catalogue.models import Procedure
from catalogue.visit.due import offer

pytestmark = pytest.mark.django_db
CASES = list(csv.DictReader((Path(__file__).parent / "thirty_procedures.csv").open(encoding="utf-8")))
TODAY = date(2026, 11, 30)


def named(case):
    return f"{case['code']} {case['filed_at']}"


def test_there_are_thirty_procedures_and_every_unit():
    assert len({case["code"] for case in CASES}) >= 30
    assert {case["unit"] for case in CASES} == set(Unit)


@pytest.mark.parametrize("case", CASES, ids=named)
def test_the_day_counted_by_hand_comes_out(case):
    filed = datetime.fromisoformat(case["filed_at"])
    supplement = datetime.fromisoformat(case["supplement_at"]) if case["supplement_at"] else None
    until = cut_off((supplement or filed).date())
    found = due(filed, Decimal(case["amount"]), case["unit"], calendar(), until, supplement=supplement)
    moment = found.at if case["unit"] in IN_HOURS else found.on
    expected = (datetime if case["unit"] in IN_HOURS else date).fromisoformat(case["due"])
    assert (moment, not found.is_confirmed) == (expected, case["provisional"] == "yes")


@pytest.mark.shared
@pytest.mark.slow
def test_the_limits_are_those_of_the_real_records(national_file, sync):
    national = {case["code"]: case for case in CASES if case["unit"] != Unit.SAME_DAY}
    with lzma.open(national_file, "rt", encoding="utf-8") as stream:
        records = [record for record in map(json.loads, stream) if record["code"] in national]
    assert sync(records, scope="all").code == 0
    offered = {}
    for procedure in Procedure.objects.all():
        choices = offer(procedure, sources_of(procedure, None), TODAY).choices
        offered.setdefault(procedure.code, set()).update((choice.amount, choice.unit) for choice in choices)
    for code, case in national.items():
        assert (Decimal(case["amount"]), case["unit"]) in offered[code], code
