"""A citizen's words, cleaned at the door: whatever came in, a short list of folded words goes on."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from core.text import one_line

from .text import exact, fold, has_marks

# "  tôi muốn hỏi Đăng Ký\x00 khai sinh ở đâu ạ??? " * 1000 -> the first 40 words that say something.
_LONGEST = 1000
_MOST_WORDS = 40
_LONGEST_WORD = 40
# A code however it is typed: 1.001193, 1001193, "TTHC 1.001193", "ma thu tuc 1 001193".
_CODE = re.compile(r"(?:(?:thu tuc|tthc|ma|so) ?)*(\d)\s?(\d{6,9}(?: ?[a-z]{3,5})?)(?: \d{2})?")

_QUESTIONS = tomllib.loads(
    (Path(__file__).resolve().parent / "data" / "question_words.toml").read_text(encoding="utf-8")
)
_MARKED, _PLAIN = frozenset(_QUESTIONS["marked"].split()), frozenset(_QUESTIONS["plain"].split())


@dataclass(frozen=True)
class Query:
    """What was asked: `shown` for the box, folded `words`, the `telling` ones, `exact` with marks, a `code`."""

    shown: str
    words: tuple[str, ...]
    telling: tuple[str, ...]
    exact: str
    code: str

    def __bool__(self):
        return bool(self.words)


def read_query(text):
    """The Query of any text: never fails, never longer than 1,000 characters and 40 words."""
    shown = one_line(text[:_LONGEST])
    typed = exact(shown).split()[:_MOST_WORDS]
    words = tuple(fold(word)[:_LONGEST_WORD] for word in typed)
    asking = _MARKED if has_marks(shown) else _PLAIN
    telling = tuple(dict.fromkeys(word for word, plain in zip(words, typed, strict=True) if plain not in asking))
    return Query(shown, words, telling or tuple(dict.fromkeys(words)), " ".join(typed), _code(" ".join(words)))


def _code(folded):
    match = _CODE.fullmatch(folded)
    return (match[1] + match[2]).replace(" ", "") if match else ""
