"""Histories of the real national records: whatever changes in them, no token of a machine is told."""

import json
import lzma
import random
import re
from copy import deepcopy
from itertools import islice

import pytest

from .telling import lines

pytestmark = pytest.mark.shared
COUNT = 400
# Enums, ids, moments in milliseconds, paths of files, JSON and Python.
RAW = re.compile(
    r"(?<![/\w])[A-Z]+_[A-Z_]+\b|\b[0-9a-f]{8}-[0-9a-f]{4}-|\b\d{13}\b|\b\w+/\w+/[^/\s]+\.(docx?|pdf|xlsx?)\b"
    r"|[{}]|\b(None|True|False|WORKING_DAY|ONLINE|DIRECT|POSTAL|FEE|OTHER)\b"
)


@pytest.fixture(scope="module")
def records(national_file):
    with lzma.open(national_file, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in islice(stream, COUNT)]


def reordered(record):
    """The record with its lists in another order and other ids, states and moments."""
    new, chance = deepcopy(record), random.Random(record["id"])
    lists = "executionMethods", "executionSteps", "executionCases", "cases", "resultsDetails", "legalBasisesDetails"
    for key in lists:
        chance.shuffle(new.get(key) or [])
    for case in new.get("executionCases") or []:
        for place, paper in enumerate(case["profileComponents"]):
            paper.update(profileComponentId=f"{chance.random()}-{place}", code="X_1", hasElectronicForm=True)
        chance.shuffle(case["profileComponents"])
    return new | {"state": "X_STATE", "updatedAt": 1_799_000_000_000, "isSharedService": not new.get("isSharedService")}


def without(record):
    """The record without anything but its names: whatever it said before is told as gone."""
    return {key: record.get(key) for key in ("id", "code", "name")}


def test_the_order_of_lists_ids_and_states_tell_nothing(records):
    assert [line.sentence for record in records for line in lines(record, reordered(record))] == []


def test_whatever_comes_or_goes_is_told_without_a_token_of_a_machine(records):
    for record in records:
        for old, new in ((record, without(record)), (without(record), record)):
            told = lines(old, new)
            assert told
            assert [line.heading for line in told if RAW.search(line.heading)] == []
            assert [line.sentence for line in told if RAW.search(line.sentence)] == []
