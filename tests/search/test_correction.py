""" "Có phải bạn tìm …?": what is suggested for words that no title knows, and for which nothing is."""

import string

import pytest

from search.documents import Document, save_documents
from search.models import Synonym
from search.retrieval import snapshot
from search.understanding.correction import corrected
from search.understanding.query import read_query
from tests.search.test_query import HOSTILE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def titles():
    """Five titles; no synonym knows another word."""
    Synonym.objects.all().delete()
    names = ["Đăng ký khai sinh", "Đăng ký khai tử", "Cấp giấy phép xây dựng", "Cấp thẻ căn cước", "Cấp hộ chiếu"]
    save_documents([Document("procedure", str(at), f"/{at}/", name) for at, name in enumerate(names)])


def suggested(typed):
    return corrected(read_query(typed), snapshot.current())


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("khaisinh", "khai sinh"),
        ("dangkykhaisinh", "dang ki khai sinh"),
        ("giayphep xaydung", "giay phep xay dung"),
        ("cap hochieu", "cap ho chieu"),
    ],
)
def test_words_run_together_are_parted(typed, other):
    assert suggested(typed) == other


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("khai snih", "khai sinh"),
        ("khai sin", "khai sinh"),
        ("khai sinhh", "khai sinh"),
        ("giay phep xay dumg", "giay phep xay dung"),
        ("cap ho chiue", "cap ho chieu"),
    ],
)
def test_one_slip_in_a_word_is_mended(typed, other):
    assert suggested(typed) == other


@pytest.mark.parametrize(
    ("typed", "other"), [("khãi sinh", "khai sinh"), ("hộ chiễu", "hộ chiếu"), ("căn cuốc", "căn cước")]
)
def test_marks_that_no_title_has_are_mended_as_titles_write_them(typed, other):
    assert suggested(typed) == other


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("ddawng kys khai sinh", "đăng ký khai sinh"),
        ("dangwd kys khai sinh", "đăng ký khai sinh"),
        ("giaays pheps xaay duwngj", "giấy phép xây dựng"),
        ("hooj chieeus", "hộ chiếu"),
        ("d9ang8 ky1 khai sinh", "đăng ký khai sinh"),
        ("ho65 chie6u1", "hộ chiếu"),
        ("giay61 phe1p xa6y du7ng5", "giấy phép xây dựng"),
        ("HOOJ CHIEEUS", "hộ chiếu"),
    ],
)
def test_leftovers_of_input_methods_are_decoded(typed, other):
    assert suggested(typed) == other


def test_words_that_are_right_stay_as_they_were_typed():
    assert suggested("Đăng ký khaisinh") == "Đăng ký khai sinh"


@pytest.mark.parametrize("typed", ["khai sinh", "Khai Sinh", "cấp thẻ 2024", "", "khai sinh ở đâu ạ", "xyzzy plugh"])
def test_known_words_and_hopeless_ones_have_no_other_spelling(typed):
    assert suggested(typed) == ""


@pytest.mark.parametrize("typed", ["1.001193", "TTHC 1.001193", "1001193", "9.999999"])
def test_a_code_has_no_other_spelling(typed):
    assert suggested(typed) == ""


def test_words_that_only_synonyms_know_stay():
    assert suggested("zzcccd zzmoi") == ""
    Synonym.objects.create(term="thẻ căn cước", variant="khai sinj")
    assert suggested("khai sinj") == ""


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_is_answered(typed):
    assert isinstance(suggested(typed), str)


def test_a_suggestion_is_read_as_words_that_are_known():
    for typed in ("khaisinh", "khai snih", "hooj chieeus", "khãi sinh"):
        other = suggested(typed)
        assert other
        assert suggested(other) == ""


@pytest.mark.parametrize(
    "typed",
    [
        " ".join(f"zx{letter}q{other}w" for letter in string.ascii_lowercase[:8] for other in "abcde"),
        " ".join(["qwzx" * 10] * 40),
        "ab" * 500,
    ],
    ids=["forty unknown words", "forty long ones", "one endless word"],
)
def test_hopeless_text_is_given_up(typed):
    assert suggested(typed) == ""


def test_many_unknown_words_are_not_mended_one_by_one(monkeypatch):
    tried = []
    monkeypatch.setattr("search.understanding.correction._respelt", lambda word, *rest: tried.append(word) or "")
    suggested(" ".join(f"zxq{letter}" for letter in string.ascii_lowercase))
    assert tried == []
    suggested("khai zxqa zxqb")
    assert len(tried) == 2
