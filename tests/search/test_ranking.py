"""The order of results, judged over the demo province by what people really type (golden.jsonl)."""

import json
from pathlib import Path

import pytest
from django.db import transaction

from home.demo.load import load
from search import snapshot
from search.evaluation import evaluate, table
from search.query import read_query
from search.retrieval import search

GOLDEN = Path(__file__).parent / "golden.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo, loaded once for this module and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load("x")
        yield
        transaction.set_rollback(True)


def codes(words):
    return [entry.codes[0] for entry in search(read_query(words), "procedure")]


def test_registering_a_birth_is_found_first_without_marks(demo, db):
    assert codes("dang ky khai sinh")[0] == "1001193"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["query"])
def test_everyday_words_find_their_procedure_among_the_first_three(demo, db, case):
    wanted = {code.replace(".", "") for code in case["codes"]}
    assert wanted & set(codes(case["query"])[:3])


@pytest.mark.parametrize("words", ["đăng ký khai sinh", "ĐĂNG KÝ KHAI SINH", "đăng kí khai sinh", "khai sinh đăng ký"])
def test_case_spelling_and_order_do_not_hide_the_answer(demo, db, words):
    assert "1001193" in codes(words)[:3]


def test_typed_marks_tell_like_words_apart(demo, db):
    assert codes("khai tử")[0] == "1000656"


def test_a_question_finds_what_its_telling_words_find(demo, db):
    assert codes("làm hộ chiếu")[0] in codes("tôi muốn làm hộ chiếu thì phải làm gì ạ?")[:3]


def test_words_that_nobody_wrote_find_nothing(demo, db):
    assert codes("xyzzy plugh") == []


def test_the_order_is_the_same_every_time(demo, db):
    once = codes("đăng ký")
    snapshot.forget()
    assert codes("đăng ký") == once


def test_the_evaluation_sums_up_all_queries(demo, db):
    kind, count, *figures = table(evaluate(GOLDEN, "procedure"))[-1]
    assert (kind, count) == ("all", len(CASES))
    assert figures[1] == 1.0  # success among the first three
