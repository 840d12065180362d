"""Findings in words of the office: the values said, the place as people see it, no name of the code."""

import re

import pytest
from django.utils import translation

from catalogue.models import Finding
from catalogue.national.findings import RULES
from catalogue.worklist.places import place
from catalogue.worklist.words import TELLERS, sentence, title
from tests.catalogue.worklist.content import channel, fee, finding, store, wanting

METHODS = {0: "DIRECT", 1: "ONLINE"}
INTERNAL = re.compile(r"[a-z]+_[a-z]+|\b[A-Z]+_[A-Z]+\b|\w\[\d")


@pytest.fixture(autouse=True)
def english():
    """Sentences are compared in the language of the code."""
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("rule", "where", "words"),
    [
        ("fee_divided", "channels[0].fees", "Ways to file › In person › Fee"),
        ("fee_zero", "fees", "Ways to file › Fee"),
        ("time_against_words", "channels[1]", "Ways to file › Online › Time limit"),
        ("time_missing", "channels", "Ways to file › Time limit"),
        ("cases_against_channels", "cases", "Sub-services › Time limit"),
        ("full_online_without_channel", "channels", "Ways to file"),
        ("no_channel", "", "Ways to file"),
        ("no_papers", "", "Papers"),
        ("code_malformed", "name", "Code"),
        ("name_long", "name", "Official name"),
        ("dead_portal", "", "Texts of the record"),
        ("dangling_reference", "implementing department", "Agencies › Carries out"),
        ("dangling_reference", "legal basis", "Legal basis"),
        ("unknown_field", "executionMethods[1].fees[0].currency", "Time, fees or ways of submitting › Online › Fee"),
        ("unknown_field", "birdKind", "Other facts"),
        ("own_fact_beneath", "time", "Ways to file › Time limit"),
        ("fee_divided", "channels[7].fees", "Ways to file › Fee"),
    ],
)
def test_a_place_is_named_as_people_see_the_record(rule, where, words):
    assert place(Finding(rule=rule, where=where), METHODS) == words


@pytest.mark.parametrize(
    ("rule", "detail", "parts"),
    [
        ("time_against_words", "10 DAY / 15 WORKING_DAY, 1 MONTH", ("10 days", "15 working days, 1 month")),
        ("time_working_days", "25 DAY / 25 WORKING_DAY", ("25 days", "25 working days")),
        ("fee_divided", "20 / 20.000 đồng", ("20 dong", "“20.000 đồng”")),
        ("fee_divided", "100 / ", ("100 dong", "zeros")),
        ("fee_against_words", "15000 / 20.000 đồng", ("15,000 dong", "“20.000 đồng”")),
        ("cases_against_channels", "7 DAY", ("state nothing", "7 days")),
        ("time_without_unit", "7", ("“7”",)),
        ("name_long", "278", ("278",)),
        ("dead_portal", "a.gov.vn", ("“a.gov.vn”",)),
        ("unknown_field", "{'id': '1'}", ("tell whoever runs it",)),
        ("dangling_reference", "019d-1", ("by a number only",)),
        ("no_such_rule", "x_y", ("needs a look",)),
        ("time_against_words", "3 OTHER / x", ("The time limit",)),
        ("fee_against_words", "nothing", ("–",)),
    ],
)
def test_a_sentence_says_the_values_in_words(rule, detail, parts):
    said = sentence(Finding(rule=rule, where="channels[0]", detail=detail), [])
    assert all(part in said for part in parts), said
    assert not INTERNAL.search(said)


def test_every_rule_has_its_words():
    assert all(title(rule) and not INTERNAL.search(title(rule)) for rule in RULES)
    assert set(RULES) - set(TELLERS) == {"name_capitals", "name_spaces"}


@pytest.mark.django_db
def test_the_way_of_filing_is_named(django_assert_num_queries):
    ways = [channel(fees=fee(20, "20.000 đồng")), channel(submissionMethod="ONLINE", fees=fee(9000, "9.000 đồng"))]
    (procedure,) = store(wanting(executionMethods=ways))
    found = finding(procedure)
    with django_assert_num_queries(1):
        said = sentence(found, procedure.channels.all())
    assert "filing in person is 20 dong" in said
