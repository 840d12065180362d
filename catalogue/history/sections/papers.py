"""The section of the dossier: cases and their papers, how many of each, whether a form comes with it."""

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agencies.names import name_key
from core.language.text import one_line

from ..line import added, changed, paired, removed, told
from ..paths import items
from ..texts import shortened

_CASES, _PAPERS = "executionCases", "executionCases[].profileComponents[]"
_NAME_LENGTH = 120
# Two names of which this share of the words is the same mean one paper; so many pairs are looked at.
_ALIKE, _MOST_PAIRS = 0.6, 200
# "3." and "a)" before a name say where in the list it stands.
_NUMBERING = re.compile(r"\(?(\d{1,3}|[a-zđ])[.)]\s+|[-–+*]\s*", re.IGNORECASE)


@dataclass(frozen=True)
class _Paper:
    name: str
    case: str
    place: str  # its name in the record
    originals: int
    copies: int
    forms: tuple

    @property
    def counts(self):
        """How many are asked for, in words."""
        words = []
        if self.originals:
            words.append(ngettext("%(n)s original", "%(n)s originals", self.originals) % {"n": self.originals})
        if self.copies:
            words.append(ngettext("%(n)s copy", "%(n)s copies", self.copies) % {"n": self.copies})
        return ", ".join(words)

    @property
    def what(self):
        """What it is called: a line that asks for nothing is a note."""
        word = _("paper") if self.counts else _("note on the papers")
        case = self.case.strip(" ()*-:")
        return f"{word} ({shortened(case, _NAME_LENGTH)})" if case else word

    @property
    def words(self):
        """The name and how many."""
        return f"{self.name} ({self.counts})" if self.counts else self.name


@dataclass(frozen=True)
class Papers:
    """The papers by their names, whatever case and place they stand in."""

    leaves = (
        f"{_CASES}[].name",
        *(f"{_PAPERS}.{key}" for key in ("name", "originalQty", "copyQty", "attachments[].fileName")),
    )

    def lines(self, before, after):
        """What changed between two records."""
        was, now = _papers(before), _papers(after)
        gone = [paper for name, papers in was.items() if name not in now for paper in papers[:1]]
        come = [paper for name, papers in now.items() if name not in was for paper in papers[:1]]
        same = [(papers, now[name]) for name, papers in was.items() if name in now]
        renamed = _renamed(gone, come)
        return [
            *_case_lines(before, after),
            *(changed(_("name of the paper"), old.name, new.name) for old, new in renamed),
            *(removed(paper.what, paper.words) for paper in gone),
            *(added(paper.what, paper.words) for paper in come),
            *(line for old, new in same for line in (*_elsewhere(old, new), *_within(old, new))),
            *(line for old, new in renamed for line in _within([old], [new])),
        ]


def _papers(record):
    """{what spellings of a name share: the papers of that name}."""
    cases = [case for _place, case in items(record, _CASES)]
    found = defaultdict(list)
    for case in cases:
        told_case = one_line(case.get("name", "")) if len(cases) > 1 else ""
        for place, item in items(case, "profileComponents"):
            name = one_line(item.get("name", ""))
            forms = sorted(form.get("fileName", "") for _place, form in items(item, "attachments"))
            counts = [_count(item.get(key)) for key in ("originalQty", "copyQty")]
            if name or counts != [0, 0] or forms:
                found[_key(name)].append(_Paper(name, told_case, place, *counts, tuple(forms)))
    return found


def _count(text):
    return int(text) if text and text.isdecimal() else 0


@lru_cache(maxsize=10_000)
def _key(name):
    """What spellings and places of a name share."""
    return name_key(_NUMBERING.sub("", name, count=1) if _NUMBERING.match(name) else name)


def _renamed(gone, come):
    """[(was, is)] of the papers that have other words now; they are taken out of both lists."""
    pairs = _paired(gone, come, lambda paper, other: paper.place == other.place and not paper.place.isdecimal())
    if len(gone) * len(come) <= _MOST_PAIRS:
        pairs += _paired(gone, come, _is_alike)
    return pairs


def _paired(gone, come, is_same):
    pairs = []
    for paper in list(gone):
        twin = next((other for other in come if is_same(paper, other)), None)
        if twin:
            gone.remove(paper)
            come.remove(twin)
            pairs.append((paper, twin))
    return pairs


def _is_alike(paper, other):
    return SequenceMatcher(None, paper.name.split(), other.name.split()).ratio() >= _ALIKE


def _elsewhere(old, new):
    """The Lines of a paper that more or fewer cases ask for."""
    if len(new) < len(old):
        cases = {paper.case for paper in new}
        yield from (removed(paper.what, paper.words) for paper in old if paper.case not in cases)
    if len(new) > len(old):
        cases = {paper.case for paper in old}
        yield from (added(paper.what, paper.words) for paper in new if paper.case not in cases)


def _within(old, new):
    """What changed of the papers of one name: how many are asked for, the forms that come with them."""
    name = shortened(new[0].name, _NAME_LENGTH)
    counts = [[paper.counts or _("no number given") for paper in papers] for papers in (old, new)]
    for was, now in paired(*counts):
        yield from told(_named(_("number of copies"), name), was, now)
    forms = [{form for paper in papers for form in paper.forms} for papers in (old, new)]
    if forms[0] != forms[1]:
        what = _named(_("form that comes"), name)
        yield added(what) if not forms[0] else removed(what) if not forms[1] else changed(what)


def _named(what, name):
    """The fact and the paper it is about."""
    return _("%(what)s of the paper “%(name)s”") % {"what": what, "name": name} if name else what


def _case_lines(before, after):
    """What changed of the names of the dossier's cases."""
    for old, new in paired(_case_names(before), _case_names(after)):
        yield from told(_("case of the dossier"), old, new)


def _case_names(record):
    return [name for _place, case in items(record, _CASES) if (name := one_line(case.get("name", "")))]
