"""Folding: spellings of one thing meet, different things stay apart where marks count."""

import unicodedata

import pytest

from search.text import exact, fold, has_marks

WORDS = "Đường nhà kỹ sư Nguyễn ở quận Ữ, phố Huế; lệ phí đổi thẻ ướt"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("   \t\n ", ""),
        ("Vườn CHIM", "vuon chim"),
        ("đò Đò", "do do"),
        ("Ðò bằng chữ eth", "do bang chu eth"),
        ("ð", "d"),
        ("ĂÂÊÔƠƯ ăâêôơư", "aaeoou aaeoou"),
        ("thẻ – ngắm/chim (lần 2)", "the ngam chim lan 2"),
        ("a_b", "a b"),
        ("chim\u00a0sẻ\u200bnâu", "chim se nau"),
        ("🐦 chim 🐦", "chim"),
    ],
)
def test_folding_leaves_plain_words_one_space_apart(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_composed_and_decomposed_text_meet(form):
    other = unicodedata.normalize(form, WORDS)
    assert (fold(other), exact(other), has_marks(other)) == (fold(WORDS), exact(WORDS), has_marks(WORDS))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("uỷ ban", "ủy ban"),
        ("khoẻ", "khỏe"),
        ("thuý", "thúy"),
        ("ĐĂNG KÝ", "đăng kí"),
        ("kỹ sư", "kĩ sư"),
        ("lý lịch", "lí lịch"),
        ("mỹ thuật", "mĩ thuật"),
        ("công ty", "công ti"),
        ("bác sỹ", "bác sĩ"),
        ("hy sinh", "hi sinh"),
    ],
)
def test_tone_placement_and_i_or_y_make_no_difference(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("tay", "tai"), ("thuy", "thui"), ("may", "mai"), ("ly", "lay"), ("yêu", "iêu")]
)
def test_y_after_a_vowel_stays(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("number", "folded"),
    [
        ("61/2018/NĐ-CP", "61 2018 nd cp"),
        ("61/2018/nđ-cp", "61 2018 nd cp"),
        ("66.7/2025/NQ-CP", "66 7 2025 nq cp"),
        ("1.001193", "1 001193"),
        ("31/2024/QH15", "31 2024 qh15"),
    ],
)
def test_document_numbers_are_words_of_their_parts(number, folded):
    assert fold(number) == folded


@pytest.mark.parametrize("text", [WORDS, "Uỷ ban", "đăng kí", "61/2018/NĐ-CP", "kỹ thuật số"])
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Khai TỬ", "khai tử"),
        ("khai từ, khai tứ", "khai từ khai tứ"),
        ("Đò", "đò"),
        ("Tay - y tế", "tay y tế"),
        ("", ""),
    ],
)
def test_exact_keeps_the_marks(text, kept):
    assert exact(text) == exact(kept)


@pytest.mark.parametrize(("one", "other"), [("hoà", "hòa"), ("UỶ", "ủy"), ("lý", "lí"), ("kỹ", "kĩ"), ("khoẻ", "khỏe")])
def test_exact_knows_both_spellings_of_a_word(one, other):
    assert exact(one) == exact(other)


def test_exact_tells_apart_what_folding_joins():
    assert fold("khai tử") == fold("khai từ")
    assert len({exact("khai tử"), exact("khai từ"), exact("khai tứ"), exact("khai tư")}) == 4


@pytest.mark.parametrize("text", ["khai tử", "đo", "Ðo", "hoà", "ly hôn", "phí đỗ", "ơ"])
def test_vietnamese_letters_are_noticed(text):
    assert has_marks(text)


@pytest.mark.parametrize("text", ["", "khai tu", "ly hon", "cong ty", "hy sinh", "KY", "1.001193", "wifi 🐦", "a-b"])
def test_plain_letters_have_no_marks(text):
    assert not has_marks(text)


@pytest.mark.parametrize(
    "text", ["\x00", "%_\\'\"", "\u202eabc\u202c", "a" * 100_000, "\u0301" * 500, "\ud83d", "العربية"]
)
def test_folding_never_fails(text):
    assert isinstance(fold(text) + exact(text), str)
    assert has_marks(text) in (True, False)
