"""terms.toml, read once: one pattern for all terms, and what each term is."""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .letters import fold

DATA = tomllib.loads(Path(__file__).with_name("terms.toml").read_text(encoding="utf-8"))
WEIGHTS = DATA["weights"]
# Shorter terms joined into one word are other words: "lode".
_SHORTEST_JOINED = 6
_ROLES = ("legal", "slang", "brand", "call")


@dataclass(frozen=True)
class Term:
    """`letters` is the term without spaces, with its diacritics; `role` is legal, slang, brand, call or fight."""

    kind: str
    role: str
    letters: str
    is_one_syllable: bool

    @cached_property
    def bare(self):
        return fold(self.letters)

    def is_spelt(self, letters):
        """Whether each letter is the term's own or its bare form: "cá cuoc" is "cá cược", "cả cuộc" is not.

        A syllable alone must have its diacritics: "sung" is no weapon.
        """
        if self.role == "brand":
            return True
        if self.is_one_syllable:
            return letters == self.letters
        return all(one in (own, base) for one, own, base in zip(letters, self.letters, self.bare, strict=True))


def letters_of(text):
    """The letters and digits alone."""
    return re.sub(r"[\W_]+", "", text)


def _terms():
    """Yield (kind, role, text) of every term; whoever fights spam belongs to no kind."""
    yield from (("", "fight", text) for text in DATA["fight"])
    for kind in DATA["kind"]:
        for role in _ROLES:
            yield from ((kind["name"], role, text) for text in kind.get(role, []))


def _atoms(text):
    """The pattern of a term as a list: its letters, and between words a gap of up to three signs."""
    words = re.findall(r"\w+", fold(text))
    gap = r"[\W_]{0,3}" if sum(map(len, words)) >= _SHORTEST_JOINED else r"[\W_]{1,3}"
    return [atom for word in words for atom in (*map(re.escape, word), gap)][:-1]


def _any_of(lists):
    """One pattern for all lists of atoms, longer ones first, beginnings shared: twice as fast as a plain list."""
    tree = {}
    for atoms in sorted(lists, key=len, reverse=True):
        node = tree
        for atom in atoms:
            node = node.setdefault(atom, {})
        node[""] = {}
    return _written(tree)


def _written(tree):
    branches = [atom + _written(rest) for atom, rest in tree.items() if atom]
    end = [""] if "" in tree else []
    return f"(?:{'|'.join(branches + end)})" if len(branches + end) > 1 else "".join(branches)


def _index():
    """{letters without diacritics: [terms]}: a call may belong to several kinds."""
    index = {}
    for kind, role, text in _terms():
        term = Term(kind, role, letters_of(text), is_one_syllable=" " not in text)
        index.setdefault(term.bare, []).append(term)
    return index


TERMS = _index()
TERM = re.compile(rf"(?<![a-z0-9]){_any_of(_atoms(text) for _kind, _role, text in _terms())}(?![a-z])")
PATTERNS = [
    (kind["name"], role, re.compile("|".join(kind[f"{role}_pattern"])))
    for kind in DATA["kind"]
    for role in ("slang", "call")
    if f"{role}_pattern" in kind
]
