"""The editors' synonyms for searches: each process caches them until an editor changes one."""

import threading
from collections import defaultdict
from dataclasses import dataclass
from sys import intern

from ..models import Synonym
from ..text import exact, fold
from .asking import asks_alone


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a variant: the official `term` as shown, and the variant `typed` with its marks.

    `bare`: without the variant's words of asking, "nước ngoài" of "đi nước ngoài".
    """

    term: str
    typed: tuple[str, ...]
    bare: bool = False


class Thesaurus:
    """{folded words of a variant: its Readings} at one version of the synonyms."""

    def __init__(self):
        self._lock = threading.Lock()
        self.version, self.readings, self.longest = -1, {}, 0
        self.words = self.typed = frozenset()

    def refresh(self, version):
        """Read the synonyms again when their version is another one."""
        if version == self.version:
            return self
        with self._lock:
            if version != self.version:
                readings = defaultdict(list)
                for term, variant in Synonym.objects.order_by("pk").values_list("term", "variant"):
                    words, typed = (tuple(map(intern, of(variant).split())) for of in (fold, exact))
                    readings[words].append(Reading(intern(term), typed))
                    telling = [place for place, asks in enumerate(map(asks_alone, typed)) if not asks]
                    if 1 < len(telling) < len(words):
                        bare_words, bare_typed = (tuple(of[place] for place in telling) for of in (words, typed))
                        readings[bare_words].append(Reading(intern(term), bare_typed, bare=True))
                readings.pop((), None)
                self.readings, self.longest = dict(readings), max(map(len, readings), default=0)
                self.words = frozenset(word for words in readings for word in words)
                self.typed = frozenset(word for found in readings.values() for read in found for word in read.typed)
                self.version = version
        return self

    def meant(self, words, typed, marked):
        """The Readings of these words: with marks those whose marks agree, without what cannot be mistaken."""
        return [reading for reading in self.readings.get(words, ()) if _agree(reading.typed, words, typed, marked)]


def _agree(variant, words, typed, marked):
    if marked:
        return all(form in (own, word) for own, form, word in zip(variant, typed, words, strict=True))
    return len(words) > 1 or variant == words


_thesaurus = Thesaurus()


def thesaurus(version):
    """The process's Thesaurus at this version of the synonyms."""
    return _thesaurus.refresh(version)


def forget():
    """Drop the process's synonyms (tests, after the database was replaced)."""
    _thesaurus.version = -1
