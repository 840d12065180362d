"""Folding: the one form in which text is stored for search and asked for (F3)."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_MARKS = re.compile(r"[\u0300-\u036f]")
# Grave, acute, tilde, hook above, dot below.
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD = re.compile(r"[^\W_]+")
# lý/lí, kỹ/kĩ, sỹ/sĩ: y after these letters is i, unless another vowel stands before it (uy, ay).
_Y = re.compile(r"(?<=[hklmst])y(?![a-z])")


def fold(text: str) -> str:
    """The text in lower case without marks, punctuation or tone placement; words one space apart.

    >>> fold("Uỷ ban – KỸ thuật số 61/2018/NĐ-CP")
    'uy ban ki thuat so 61 2018 nd cp'
    """
    return " ".join(map(_fold_word, _words(text)))


@lru_cache(maxsize=50_000)
def _fold_word(word: str) -> str:
    plain = _MARKS.sub("", unicodedata.normalize("NFD", word)).replace("đ", "d").replace("ð", "d")
    return _Y.sub("i", plain)


def exact(text: str) -> str:
    """The text in lower case with its marks, for telling "khai tử" from "khai từ"; words one space apart.

    A tone stands at the end of its word, wherever it was placed: hoà and hòa are one; so are lý and lí.
    """
    return " ".join(map(_exact_word, _words(text)))


@lru_cache(maxsize=50_000)
def _exact_word(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    tones = "".join(_TONES.findall(parts))
    return _Y.sub("i", unicodedata.normalize("NFC", _TONES.sub("", parts))) + tones


def _words(text: str) -> list[str]:
    # NFKC: full-width and mathematical letters are letters.
    composed = unicodedata.normalize("NFKC", text).casefold()
    if _MARKS.search(composed):
        composed = _MARKS.sub("", unicodedata.normalize("NFD", composed))
    return _WORD.findall(composed)


def has_marks(text: str) -> bool:
    """Whether the writer used Vietnamese letters, so that exact diacritics may count."""
    return fold(text) != exact(text)


def pairs(words: Sequence[str]) -> list[str]:
    """The words two by two, each beside the next: "khai sinh" of "đăng ký khai sinh"."""
    return [f"{one} {other}" for one, other in zip(words, words[1:], strict=False)]
