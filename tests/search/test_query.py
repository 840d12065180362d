"""Reading what a citizen typed: codes are recognised, nothing fails, nothing grows."""

import pytest

from search.understanding.query import read_query


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1.001193", "1001193"),
        ("1001193", "1001193"),
        (" 1.001193 ", "1001193"),
        ("1 001193", "1001193"),
        ("1-001193", "1001193"),
        ("TTHC 1.001193", "1001193"),
        ("tthc1.001193", "1001193"),
        ("mã 1.001193", "1001193"),
        ("Mã số: 1.001193", "1001193"),
        ("mã thủ tục 1 001193", "1001193"),
        ("Mã TTHC: 1.001193", "1001193"),
        ("thủ tục số 1.001193", "1001193"),
        ("mã số thủ tục: 1.001193", "1001193"),
        ("thủ tục 1.001193", "1001193"),
        ("1.001193.", "1001193"),
        ("1.001193.01", "1001193"),
        ("1.0133611", "10133611"),
        ("2.009182739", "2009182739"),
        ("1.014955-Xoa", "1014955xoa"),
    ],
)
def test_a_code_is_recognised_in_any_form(typed, code):
    assert read_query(typed).code == code


@pytest.mark.parametrize(
    "typed", ["", "chim", "61/2018/NĐ-CP", "1.00119", "12.001193", "0912345678901", "1.001193 ở đâu"]
)
def test_other_words_are_no_code(typed):
    assert read_query(typed).code == ""


@pytest.mark.parametrize(
    ("typed", "telling"),
    [
        ("tôi muốn xin giấy ngắm chim ở đâu ạ???", ("giay", "ngam", "chim")),
        ("chim chim CHIM", ("chim",)),
        ("làm sao", ("lam", "sao")),
        ("Ngắm   chim", ("ngam", "chim")),
    ],
)
def test_words_of_asking_are_left_out_where_others_remain(typed, telling):
    assert read_query(typed).telling == telling


@pytest.mark.parametrize("typed", ["", "   ", "\x00", "???", "%%%", "🐦🐦", "\u200b\u202e", "-- ;"])
def test_nothing_asked_is_an_empty_query(typed):
    assert not read_query(typed)


HOSTILE = [
    "chim\x00 sẻ",
    "chim " * 20_000,
    "c" * 100_000,
    "1" * 100_000,
    "1 " * 50_000,
    "🐦 thẻ 👩‍👩‍👧‍👦",
    "\u202eẻs mihc\u202c العربية עברית",
    "100% _chim_ \\ [a-z]* (?:x)+",
    "' OR 1=1; DROP TABLE catalogue_procedure; --",
    '"thẻ" «chim» “sẻ”',
    "<script>alert(1)</script>",
    "\u0301" * 5000,
    "chim \ud83d sẻ",
    "a\nb\tc\r\nd",
    "{}[]!^~*?:\\/&|+",
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_becomes_a_short_query(typed):
    query = read_query(typed)
    assert len(query.words) <= 40
    assert len(query.telling) <= 40
    assert all(len(word) <= 40 for word in query.words)
    assert len(query.shown) <= 1000
    assert "\x00" not in query.shown + "".join(query.typed)
    assert "\n" not in query.shown


def test_only_the_first_forty_words_count():
    query = read_query(" ".join(f"chim{number}" for number in range(60)))
    assert query.words == tuple(f"chim{number}" for number in range(40))


def test_what_was_typed_is_shown_tidied():
    assert read_query("  Thẻ\u00a0 ngắm\x00  chim ").shown == "Thẻ ngắm chim"
