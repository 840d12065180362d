"""What the name of a national case, or of a line in it, says: for everyone, for some, a note, the office's own work."""

import re
import tomllib
from enum import Enum
from functools import lru_cache
from pathlib import Path

from catalogue.models.case_kinds import CaseKind
from core.language.text import one_line
from search.text import exact

_FILE = Path(__file__).resolve().parent.parent / "data" / "paper_names.toml"
DATA = tomllib.loads(_FILE.read_text(encoding="utf-8"))
# "1.3.2.", "(iv)", "a.2)", "+ ", "A. ": what stands before a name to count it.
_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4}|[a-zđ]\d{0,2}(?:\.\d{1,2})?)[.)/:]+|\d{1,2} "
_COUNTER = re.compile(rf"[\W_]*(?:{_NUMBER})[\W_]*|[\W_]+", re.I)
_BRACKETS = re.compile(r"\([^()]*\)")


class LineKind(Enum):
    """What a line of the dossier is; a heading stands over the lines after it."""

    PAPER = "paper"
    BY_CASE = "by case"
    HEADING = "heading"
    NOTE = "note"
    OFFICE = "office"


def any_of(phrases) -> str:
    """A pattern of whole words that finds any of the phrases in what `exact` gives."""
    return rf"(?<!\S)(?:{'|'.join(sorted(map(exact, phrases), key=len, reverse=True))})(?!\S)"


_OF, _BY, _DRAWN_UP, _DOSSIER, _PARTS = map(exact, ("của", "do", "lập", "hồ sơ", "thành phần"))
_OFFICES = any_of(DATA["office"]["names"])
_CASE, _LINE = DATA["case"], DATA["line"]
_NOTE_CASE, _SOME_BEGIN, _ALL_BEGIN, _SUBJECT_OPENING = (
    re.compile(f"(?:{exact('các')} )?{any_of(phrases)}")
    for phrases in (_CASE["note"], _CASE["some_begin"], _CASE["all_begin"], _CASE["openings"])
)
_SOME, _NOT_SOME, _ALL, _PRINTED = (
    re.compile(any_of(phrases)) for phrases in (_CASE["some"], _CASE["not_some"], _CASE["all"], _CASE["printed"])
)
_OFFICE_CASE = re.compile(
    rf"(?:{_PARTS} )?{_DOSSIER} (?:(?:{_OF} |{_BY} )?(?:{_OFFICES}|{any_of(_CASE['offices'])}) "
    rf".{{0,160}}{any_of(_CASE['submits'])}|(?:{_OF}|{_BY}) {any_of(_CASE['owners'])})"
)
_ENDING = re.compile(rf" (?:{_DOSSIER} )?(?:{exact('bao')} )?{exact('gồm')}$")
_HEADING_WORDS = frozenset(exact(_CASE["heading_words"]).split())
_NOTE_LINE, _SENTENCE, _BY_CASE, _OFFICE_LINE, _PAPER_LINE = (
    re.compile(any_of(_LINE[name])) for name in ("note", "sentences", "by_case", "office", "papers")
)
_TOLD, _KNOWN, _HEADING_LINE, _FREE, _FOUND, _BRING = (
    re.compile(any_of(_LINE[name])) for name in ("told", "known", "heading", "free", "found", "bring")
)
_HEADING_END = re.compile(rf"{any_of(_LINE['heading_end'])}$")
_CONSEQUENCE, _NOT_OFFICE = re.compile(any_of(_LINE["consequence"])), re.compile(any_of(_LINE["not_office"]))
_OF_OFFICE = re.compile(
    rf"(?:{any_of(_LINE['of_office'])}|{any_of(_LINE['about_by_office'])}(?: .{{1,160}})?) {_OF} {_OFFICES}"
)
_DRAWN_UP_BY_OFFICE = re.compile(
    rf"{any_of(_LINE['drawn_up'])} .*{_BY} (?:{_OFFICES}|{any_of(_LINE['officials'])}) .{{0,120}}{_DRAWN_UP}(?!\S)"
)


def bare(name: str) -> str:
    """A name in one line, without the bullets and numbers before it."""
    text = one_line(name)
    while counter := _COUNTER.match(text):
        text = text[counter.end() :]
    return text


@lru_cache(maxsize=20_000)
def kind_of(name: str, subject: str = "") -> CaseKind:
    """The kind of a case by its name; `subject` is the name of its procedure.

    >>> [str(kind_of(name)) for name in ("* Giấy tờ phải nộp:", "2. Đối với tổ chức", "Lưu ý")]
    ['everyone', 'condition', 'note']
    """
    text = bare(name)
    words = exact(text)
    if _NOTE_CASE.match(words):
        return CaseKind.NOTE
    if _OFFICE_CASE.match(words) or _PRINTED.search(words):
        return CaseKind.OFFICE
    # What stands in brackets, or after the first sentence, explains.
    said, words = words, exact(_BRACKETS.sub(" ", text).split(". ")[0]) or words
    if _SOME.search(_NOT_SOME.sub("", words)) or _SOME_BEGIN.match(words):
        return CaseKind.CONDITION
    is_heading = _HEADING_WORDS.issuperset(word for word in words.split() if not word.isdigit())
    if is_heading or _ALL_BEGIN.match(words) or _ALL.search(words) or _core(said) == _core(exact(subject)):
        return CaseKind.EVERYONE
    return CaseKind.CONDITION


def _core(words):
    """What is left of a name without the words that open every procedure and every list."""
    while opening := _SUBJECT_OPENING.match(words):
        words = words[opening.end() :].strip()
    return _ENDING.sub("", words)


@lru_cache(maxsize=20_000)
def line_kind(name: str, is_counted: bool) -> LineKind:
    """What a line is by its name; `is_counted` says that the record counts originals or copies of it.

    >>> line_kind("Tờ khai theo mẫu", True), line_kind("Lưu ý: xem mặt sau", True)
    (<LineKind.PAPER: 'paper'>, <LineKind.NOTE: 'note'>)
    """
    words = exact(bare(name))
    if _NOTE_LINE.match(words):
        return LineKind.NOTE
    said = _counted(one_line(name), words) if is_counted else _uncounted(one_line(name), words)
    if said:
        return said
    if printed := _PRINTED.search(words):
        # It may go on with what some bring beside it, which is to be read.
        return LineKind.NOTE if _BY_CASE.search(words[printed.end() :]) else LineKind.OFFICE
    if _is_made_by_office(words):
        return LineKind.OFFICE
    return LineKind.BY_CASE if _BY_CASE.match(words) else LineKind.PAPER


def _uncounted(text, words):
    """What a line is of which no copies are counted, or None where it is a paper all the same."""
    if _ends_like_heading(text, words) and not _PAPER_LINE.match(words):
        return LineKind.HEADING
    is_aside = text.startswith("(") and text.endswith(")")
    is_said = _SENTENCE.match(words) or (_BY_CASE.match(words) and _CONSEQUENCE.search(words))
    return LineKind.NOTE if is_aside or is_said else None


def _counted(text, words):
    """What a line is of which copies are counted though it is no paper, or None; only what is plain."""
    is_case = _BY_CASE.match(words)
    # A mark within the line says that the papers follow in it.
    is_open = _ends_like_heading(text, words) and ":" not in text.rstrip(": ")
    if is_open and (
        _HEADING_LINE.match(words) or (is_case and (_HEADING_END.search(words) or not _BRING.search(words)))
    ):
        return LineKind.HEADING
    is_free = is_case and _FREE.search(words) and not _BRING.search(_FREE.sub("", words))
    is_known = _KNOWN.match(words) and _FOUND.search(words)
    return LineKind.NOTE if is_free or is_known or _TOLD.match(words) else None


def _ends_like_heading(text, words):
    return text.endswith(":") or _ENDING.search(words)


def _is_made_by_office(words):
    if _NOT_OFFICE.search(words):
        return False
    return any(rule.match(words) for rule in (_OFFICE_LINE, _OF_OFFICE, _DRAWN_UP_BY_OFFICE))
