"""Where terms occur in a text, disguised or not."""

import re
from dataclasses import dataclass

from .letters import as_written, digits_as_letters, fold, plain, with_letters
from .lexicon import PATTERNS, TERM, TERMS, letters_of

_SPACED = re.compile(r"(?<!\w)(?:[^\W_][ .\-_*|~·]{1,3}){3,}[^\W_](?!\w)")
_BRACKETS = re.compile(r"[【〖『〘]([^【】〗』〙]{0,80})[】〗』〙]")


@dataclass(frozen=True)
class Hit:
    """A term at a place; `masked` when it was disguised."""

    kind: str
    role: str
    text: str
    start: int
    end: int
    masked: bool = False


def read_hits(text):
    """(the plain text, its hits in order)."""
    shown = plain(text)
    folded, written = fold(shown), as_written(text)
    hits = [*_terms(shown, folded, written), *_with_digits(shown, folded, written), *_patterns(folded)]
    hits += [*_spaced(folded), *_brackets(shown)]
    return shown, sorted(hits, key=lambda hit: hit.start)


def _terms(shown, folded, written):
    for match in TERM.finditer(folded):
        bare = letters_of(match[0])
        spelt = letters_of(shown[match.start() : match.end()])
        for term in TERMS[bare]:
            if term.is_spelt(spelt):
                masked = term.role in ("legal", "slang", "brand") and shown[match.start() : match.end()] not in written
                yield Hit(term.kind, term.role, bare, match.start(), match.end(), masked)


def _with_digits(shown, folded, written):
    """Slang spelt with digits for letters; names of bookmakers hold digits honestly."""
    letters = digits_as_letters(folded)
    if not letters:
        return
    read = with_letters(folded, letters)
    for hit in _terms(with_letters(shown, letters), read, written):
        if hit.role == "slang" and read[hit.start : hit.end] != folded[hit.start : hit.end]:
            yield hit


def _patterns(folded):
    for kind, role, pattern in PATTERNS:
        for match in pattern.finditer(folded):
            yield Hit(kind, role, match[0], match.start(), match.end())


def _spaced(folded):
    """Terms spelt out letter by letter."""
    for run in _SPACED.finditer(folded):
        joined = letters_of(run[0])
        for bare, terms in TERMS.items():
            if bare in joined and terms[0].role in ("legal", "slang", "brand") and len(bare) > 3:
                yield Hit(terms[0].kind, terms[0].role, bare, run.start(), run.end(), masked=True)


def _brackets(shown):
    for match in _BRACKETS.finditer(shown):
        yield Hit("", "bracket", match[0], match.start(), match.end())
