"""The order of results over the demo province; test_golden judges it by what people really type."""

import pytest

from search.indexes.current import search
from search.retrieval import snapshot
from search.understanding.query import read_query

pytestmark = [pytest.mark.postgres, pytest.mark.slow]


def codes(words):
    return [entry.codes[0] for entry in search(read_query(words), "procedure")]


def test_registering_a_birth_is_found_first_without_marks(demo, db):
    assert codes("dang ky khai sinh")[0] == "1001193"


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
