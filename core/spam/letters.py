"""Text as a reader sees it: look-alike letters made plain, what is invisible taken out."""

import re
import tomllib
import unicodedata
from pathlib import Path

from ..language.text import visible

_LOOKALIKES = tomllib.loads(Path(__file__).with_name("terms.toml").read_text(encoding="utf-8"))["lookalikes"]
_PLAIN = str.maketrans({odd: letter for letter, odds in _LOOKALIKES.items() for odd in odds})
# White letters on black squares and circles, and the letters of flags: Unicode gives them no plain form.
_PLAIN |= {start + offset: chr(97 + offset) for start in (0x1F150, 0x1F170, 0x1F1E6) for offset in range(26)}
# The parts of a record's number are no names of bookmakers: "ae88".
_RECORD_NUMBER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DIGITS = str.maketrans("0134578@$", "oieastbas")
_LEET = re.compile(r"(?<=[a-z])[013458@$]|[013458@$](?=[a-z])")


class _Base(dict):
    """For str.translate: every letter without its diacritics, one character for one."""

    def __missing__(self, code):
        self[code] = "d" if chr(code) == "đ" else unicodedata.normalize("NFD", chr(code))[0]
        return self[code]


_BASE = _Base()


def plain(text):
    """The text in small letters that are what they look like, in NFC, without invisible characters."""
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", visible(text)).translate(_PLAIN))
    return _RECORD_NUMBER.sub(lambda number: " " * len(number[0]), composed.lower())


def as_written(text):
    """The text in small letters with its disguises: what `plain` is compared to."""
    return re.sub(r"[^\S\n]", " ", unicodedata.normalize("NFC", text)).lower()


def fold(text):
    """The text without diacritics, as long as it was."""
    return text.lower().translate(_BASE)


def digits_as_letters(folded):
    """{place: letter} of the digits beside letters: "c4 cu0c" gives {1: "a", 5: "o"}."""
    return {digit.start(): digit[0].translate(_DIGITS) for digit in _LEET.finditer(folded)}


def with_letters(text, letters):
    """The text with {place: letter} put in."""
    characters = list(text)
    for place, letter in letters.items():
        characters[place] = letter
    return "".join(characters)
