"""The record is taken back row by row, and what cannot be known of it is not made up."""

import random
from collections import defaultdict
from copy import deepcopy

import pytest
from django.utils.translation import gettext as _

from catalogue.history.line import CHANGED
from catalogue.history.log import Row
from catalogue.history.reading import Reader
from tests.factories import national_record

from .telling import BEGIN, lines, moments, standing

NOTHING = defaultdict(dict)


def reader(record):
    return Reader(standing(record))


def test_each_moment_is_told_as_the_record_stood_then():
    first = national_record()
    second, third = deepcopy(first), deepcopy(first)
    second["executionMethods"].reverse()
    second["executionMethods"][0]["fees"][0].update(value=7000, description="")
    third["executionMethods"] = second["executionMethods"][:1]
    newest, oldest = moments(first, second, third)
    assert [line.said for line in newest] == ["Trực tiếp, 5 ngày làm việc"]
    assert [(line.old, line.new) for line in oldest] == [("Miễn phí", "7.000 đồng"), ("Không thu phí", "")]
    assert "trực tuyến" in oldest[0].what


def shuffled(record, chance):
    """A record of the same kind with a few things changed at random."""
    new = deepcopy(record)
    for changes in chance.sample([
        lambda: chance.shuffle(new["executionMethods"]),
        lambda: new["executionMethods"][0].update(processingTime=chance.randrange(1, 9)),
        lambda: new["executionMethods"][-1].update(fees=[{"type": "FEE", "value": chance.randrange(1, 9) * 1000}]),
        lambda: new["executionCases"][0]["profileComponents"].append({"name": f"Giấy {chance.random()}", "copyQty": 1}),
        lambda: new["executionCases"][0]["profileComponents"].pop(0),
        lambda: new.update(legalBasisesDetails=[{"id": "a", "code": f"{chance.randrange(9)}/2026/NĐ-CP"}]),
        lambda: new.update(note=f"Ghi chú {chance.random()}"),
        lambda: new.update(executionSteps=[{"description": f"Việc {chance.random()}"}] * chance.randrange(3)),
    ], 3):  # fmt: skip
        changes()
    return new


@pytest.mark.parametrize("seed", range(12))
def test_going_back_tells_what_comparing_the_records_tells(seed):
    chance = random.Random(seed)
    records = [national_record()]
    for _each in range(6):
        records.append(shuffled(records[-1], chance))
    direct = [lines(old, new) for old, new in zip(records, records[1:], strict=False)]
    assert moments(*records) == direct[::-1]


def test_a_row_that_fits_the_record_is_named_by_it():
    row = Row(BEGIN, "executionMethods[0].fees[0].value", "30000", "20000")
    (line,) = reader(national_record()).lines([row])
    assert line.what == _("%(fee)s for filing %(ways)s") % {"fee": "phí", "ways": "trực tiếp"}
    assert line.said == "30.000 đồng → 20.000 đồng"


@pytest.mark.parametrize(
    ("path", "old", "new", "what", "said"),
    [
        ("executionMethods[1].fees[0].value", "20000", "10000", "phí", "20.000 đồng → 10.000 đồng"),
        ("executionMethods[7].fees[0].value", "20", "10", "phí", None),
        ("executionMethods[0].processingTime", "9", "7", _("time limit for handling"), None),
        ("executionCases[3].profileComponents[x].copyQty", "1", "2", _("number of copies"), "1 bản sao → 2 bản sao"),
    ],
)  # fmt: skip
def test_a_row_that_does_not_fit_the_record_gets_a_plain_label(path, old, new, what, said):
    (line,) = reader(national_record()).lines([Row(BEGIN, path, old, new)])
    assert (line.kind, line.what) == (CHANGED, what)
    assert line.said == (said or _("has changed"))


@pytest.mark.parametrize("path", ["extra.birdSong", "state", "executionMethods[0].fees[0].currencyId", "", "[", "]["])
def test_hidden_and_broken_paths_are_passed_over(path):
    assert Reader(NOTHING).lines([Row(BEGIN, path, "a", "b")]) == []


def test_texts_of_which_nothing_else_is_known_are_told():
    row = Row(BEGIN, "requirementsAndConditions", "Đủ mười tuổi.", "Đủ chín tuổi.")
    (line,) = Reader(defaultdict(dict)).lines([row])
    assert line.said == "Đủ mười tuổi. → Đủ chín tuổi."
