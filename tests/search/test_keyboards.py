"""Keys of an input method that was off: read as the words they were meant to be, plain words left alone."""

import pytest

from search.understanding.keyboards import from_telex, from_vni
from tests.search.test_query import HOSTILE


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("ddawng", "đăng"), ("kys", "ký"), ("ddaats", "đất"), ("nhaf", "nhà"), ("hooj", "hộ"), ("chieeus", "chiếu"),
        ("dduwowcj", "được"), ("chuwngs", "chứng"), ("thuwcj", "thực"), ("ddoongj", "động"), ("khaij", "khại"),
        ("giaf", "già"), ("gif", "gì"), ("hoaf", "hòa"), ("thuyr", "thủy"), ("chuyeenr", "chuyển"), ("xe", "xe"),
    ],
)  # fmt: skip
def test_telex_keys_are_their_word(keys, word):
    assert from_telex(keys) == word


@pytest.mark.parametrize(
    ("keys", "word"),
    [("dangwd", "đăng"), ("truws", "trứ"), ("quys", "quý"), ("giayas", "giấy"), ("nuowcs", "nước"), ("duocwdj", "được"),
     ("tuwr", "tử"), ("chungws", "chứng"), ("tuongwr", "tưởng"), ("tieengs", "tiếng"), ("tiengse", "tiếng")],
)  # fmt: skip
def test_telex_marks_and_tones_may_come_late(keys, word):
    assert from_telex(keys) == word


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("giay61", "giấy"), ("phe1p", "phép"), ("ho65", "hộ"), ("kha63u", "khẩu"), ("d9at61", "đất"), ("ky1", "ký"),
        ("d9ang8", "đăng"), ("chu7ng1", "chứng"), ("nguo7i2", "người"), ("d9u7o7ng2", "đường"), ("quy1", "quý"),
        ("dang98", "đăng"), ("cuoc71", "cước"), ("hoa2", "hòa"), ("thuy3", "thủy"), ("nha2", "nhà"),
    ],
)  # fmt: skip
def test_vni_keys_are_their_word_wherever_they_stand(keys, word):
    assert from_vni(keys) == word


@pytest.mark.parametrize("word", ["", "khai", "sinh", "con", "thanh", "phong", "cho", "duong", "chim"])
def test_words_without_keys_of_marks_stay(word):
    assert (from_telex(word), from_vni(word)) == (word, word)


@pytest.mark.parametrize("word", ["w", "dw", "thẻ", "chim-sẻ", "a b", "CHIM", "10m²", "61", "2018", "чайка"])
def test_what_no_keys_could_write_stays_in_telex(word):
    assert from_telex(word) == word


@pytest.mark.parametrize("word", ["thẻ1", "61", "2018", "9.300001", "a0", "m²", "А1"])
def test_what_no_keys_could_write_stays_in_vni(word):
    assert from_vni(word) == word


@pytest.mark.parametrize("text", [*HOSTILE, "w" * 1000, "s" * 1000, "d" * 1000, "a1" * 500, "q", "gi", "qu", "1a"])
def test_any_text_is_read_without_failing_and_does_not_grow(text):
    for decode in (from_telex, from_vni):
        assert len(decode(text)) <= max(1, len(text))


@pytest.mark.parametrize("decode", [from_telex, from_vni])
def test_reading_twice_is_reading_once(decode):
    for keys in ("ddawng", "giaays", "d9at61", "hooj", "nguo7i2"):
        once = decode(keys)
        assert decode(once) == once
