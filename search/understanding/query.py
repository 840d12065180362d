"""Reading a search query: any text that a citizen types becomes a Query with a short list of folded words."""

import re
from dataclasses import dataclass

from core.language.text import one_line

from ..text import exact, fold, has_marks
from .asking import asking
from .english import english_asking, is_english
from .sentence import wish

# "  tôi muốn hỏi Đăng Ký\x00 khai sinh ở đâu ạ??? " * 1000 -> the first 40 words.
_LONGEST = 1000
_MOST_WORDS = 40
_LONGEST_WORD = 40
# A code however it is typed: 1.001193, 1001193, "TTHC 1.001193", "ma thu tuc 1 001193".
_CODE = re.compile(r"(?:(?:thu tuc|tthc|ma|so) ?)*(\d)\s?(\d{6,9}(?: ?[a-z]{3,5})?)(?: \d{2})?")
# A code among other words, with the tail that registers write: "tthc 1.001193.000.00.00.H03 khai sinh".
_CODE_INSIDE = re.compile(r"(?<!\S)(?:tthc|ma)?(\d) ?(\d{3}) ?(\d{3})(?: 000 00 00 [a-z]\d{2})?(?!\S)")
# Letters apart: "c.c.c.d", "k h a i s i n h".
_SPELT_OUT = re.compile(r"(?<!\w)[^\W\d_](?:[.\-_][^\W\d_]){2,}(?![\w])|(?<!\w)[^\W\d_](?: [^\W\d_]){3,}(?!\w)")
# A document's number after whatever was said before it: "kế hoạch 73/KH-UBND", "số 73 KH UBND".
_NUMBER = re.compile(r"(?:[a-z]+ )*(\d[a-z\d ]*[a-z][a-z\d ]*)")
# What is said after a number: its day, its year, its issuer.
_AFTER_NUMBER = re.compile(r" (?:ngay|nam|cua) .*")
# "…, không phải có yếu tố nước ngoài": what the citizen does not mean.
_NOT_MEANT = re.compile(r"(?:chu )?(?:(?:khong|ko|k) (?:phai|kem|lien thong)|dung nham)\b")


@dataclass(frozen=True)
class Query:
    """What was asked: `shown` for the box, folded `words`, the same as `typed` with marks, which of them are `asking`.

    `wished`: which belong to the wish, not to its story. `marked`: the citizen types diacritics, so that they may tell
    words apart. `code` is a procedure code or "". `names` are the codes that the whole query may be, `inside` those
    that stand among its words, in the form in which documents keep theirs.
    """

    shown: str
    words: tuple[str, ...]
    typed: tuple[str, ...]
    asking: tuple[bool, ...]
    wished: tuple[bool, ...]
    marked: bool
    english: bool
    code: str
    names: frozenset[str]
    inside: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def telling(self) -> tuple[str, ...]:
        """The distinct words that say what is meant; all words when none does."""
        told = [word for word, asks in zip(self.words, self.asking, strict=True) if not asks]
        return tuple(dict.fromkeys(told or self.words))


def read_query(text: str) -> Query:
    """The Query of any text: never fails, never longer than 1,000 characters and 40 words."""
    shown = one_line(text[:_LONGEST])
    typed = tuple(word[:_LONGEST_WORD] for word in exact(_joined(_meant(shown))).split()[:_MOST_WORDS])
    words = tuple(fold(word)[:_LONGEST_WORD] for word in typed)
    marked = has_marks(shown)
    english = is_english(words, marked)
    asks = english_asking(words) if english else asking(words, typed, marked)
    folded = " ".join(words)
    code = _code(folded)
    inside = frozenset(map("".join, _CODE_INSIDE.findall(folded)))
    wished = wish(words, typed, asks, marked)
    return Query(shown, words, typed, asks, wished, marked, english, code, _names(folded, code), inside)


def _joined(shown: str) -> str:
    """Letters that stand apart joined to words."""
    return _SPELT_OUT.sub(lambda letters: re.sub(r"[ .\-_]", "", letters[0]), shown)


def _meant(shown: str) -> str:
    """The text without its clauses of what is not meant, when others remain."""
    clauses = re.split(r"[,;.!?]\s", shown)
    meant = [clause for clause in clauses if not _NOT_MEANT.match(fold(clause))]
    return " ".join(meant) if meant and len(meant) < len(clauses) else shown


def _names(folded: str, code: str) -> frozenset[str]:
    whole = _AFTER_NUMBER.sub("", folded)
    number = _NUMBER.fullmatch(whole)
    found = (code, number[1] if number else "", whole)
    return frozenset(name.replace(" ", "") for name in found if name)


def _code(folded: str) -> str:
    match = _CODE.fullmatch(folded)
    return (match[1] + match[2]).replace(" ", "") if match else ""
