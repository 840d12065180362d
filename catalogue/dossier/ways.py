"""By which ways of filing alone a case, or a line in it, holds, as its name says: "Khi nộp trực tuyến"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from catalogue.models.parts import Method
from core.language.text import one_line
from search.text import exact

from .names import DATA, any_of, bare

_WAY = DATA["way"]
_METHODS = {Method.DIRECT: "direct", Method.ONLINE: "online", Method.POSTAL: "postal"}
_LIMITS = ({Method.DIRECT}, {Method.ONLINE}, {Method.POSTAL}, {Method.DIRECT, Method.POSTAL})
_NAMED = {method: re.compile(any_of(_WAY[name])) for method, name in _METHODS.items()}
_ANY_WAY = any_of([phrase for name in _METHODS.values() for phrase in _WAY[name]])
_SAID = rf"(?:{any_of(_WAY['saying'])}|{_ANY_WAY})"
# A clause of nothing but words about filing; the same at the end of a name, after a word that opens a condition.
# Possessive: a name of a thousand such words is read once.
_CLAUSE = re.compile(rf"{_SAID}(?: {_SAID})*+")
_CONDITION_AT_END = re.compile(rf"{any_of(_WAY['conditions'])}(?: {_SAID})++$")
_STOP, _MORE, _NOT, _OR, _FILES, _DENIED = (
    re.compile(any_of(_WAY[name])) for name in ("stops", "more", "no", "either", "files", "denials")
)
_THEN = exact("thì")
_MARKS = re.compile(r"[:;.(\n]")
_LAST_BRACKET = re.compile(r"^([^()]*(?:\([^()]*\)[^()]*)*)\(([^()]*)\)[\s.;:,]*$")


@dataclass(frozen=True)
class Ways:
    """The ways of filing by which alone something holds; none: by all of them. `is_whole`: it says no more."""

    methods: frozenset = frozenset()
    is_whole: bool = False

    def leaves_out(self, method):
        """Whether it is nothing for who files by this way; "" is for who has not decided.

        What goes by post is the same paper that others hand in themselves: what is said of them is kept for it.
        """
        alike = {method, Method.DIRECT} if method == Method.POSTAL else {method}
        return bool(method and self.methods and not self.methods & alike)


@lru_cache(maxsize=20_000)
def ways_of(name: str) -> Ways:
    """The Ways of a name; what is not plainly said holds by every way.

    >>> sorted(map(str, ways_of("a) Trường hợp nộp trực tiếp hoặc qua bưu chính:").methods))
    ['DIRECT', 'POSTAL']
    >>> ways_of("Hộ chiếu hoặc bản điện tử (khi nộp trực tuyến)").methods
    frozenset()
    """
    text = bare(name)
    return _at_beginning(text) or _at_end(text) or _in_last_bracket(text) or Ways()


def _at_beginning(text):
    """The Ways of a name that opens with them: "Khi nộp trực tiếp cần ..."; a condition more makes it no whole."""
    head = _MARKS.split(text)[0]
    words = exact(head)
    stop = _STOP.search(words)
    said = words[: stop.start()].strip() if stop else words
    if not _CLAUSE.fullmatch(said) or not _opens(said, is_alone=not stop):
        return None
    rest = exact(text)[len(said) :]
    return _found(said, is_whole=not _MORE.search(rest.split(_THEN)[0]))


def _opens(said, is_alone):
    """Whether a clause speaks of filing: by its verb, or because it is nothing but a way before a mark."""
    return bool(_FILES.search(said)) or (is_alone and re.fullmatch(_ANY_WAY, said))


def _at_end(text):
    """The Ways of a name that ends with a condition about them alone."""
    words = exact(text)
    match = _CONDITION_AT_END.search(words)
    if not match or not _FILES.search(match[0]) or _DENIED.search(words[: match.start()]):
        return None
    return _restricted(words[: match.start()], match[0])


def _in_last_bracket(text):
    """The Ways of a name whose last bracket says nothing but them: "phải tải lên (theo hình thức trực tuyến)"."""
    match = _LAST_BRACKET.match(one_line(text))
    if not match or not _CLAUSE.fullmatch(said := exact(match[2])):
        return None
    return _restricted(exact(match[1]), said)


def _restricted(before, said):
    """The Ways that restrict what stands before them, unless it offers a choice or names other ways itself."""
    found = _found(said, is_whole=False)
    if found is None or _OR.search(before) or _methods(before) - found.methods:
        return None
    return found


def _found(said, is_whole):
    named = _methods(said)
    if _NOT.search(said):
        # "không được gửi trên môi trường điện tử" is on paper, in person or by post; other denials say too little.
        named = set(_METHODS) - named if named == {Method.ONLINE} else set()
    # Whoever takes papers by post takes them at the desk: a name that says otherwise is not to be believed.
    return Ways(frozenset(named), is_whole) if named in _LIMITS else None


def _methods(words):
    return {method for method, pattern in _NAMED.items() if pattern.search(words)}
