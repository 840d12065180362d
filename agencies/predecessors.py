"""Former names of bodies where a text or a search uses them: "Trước đây … nay …"."""

import re
from typing import NamedTuple

from core.web.cache import Cached, Lasting
from search.text import fold

from .models import Predecessor
from .names import folded_names, shortened


class Before(NamedTuple):
    """A former name, who does its work now, since when, and by which law."""

    former: str
    now: str
    since: object
    source: str


def said_before(*texts):
    """The Befores of all former names that stand in these texts as whole words, each once, in their order."""
    pattern, befores = _compiled(_befores())
    if pattern is None:
        return []
    found = (match[0] for text in texts if text for match in pattern.finditer(fold(text)))
    return list(dict.fromkeys(befores[name] for name in found))


class FormerNames:
    """What the predecessors of agencies were called: those an editor gave them, and those whose work their name does.

    Read once, for many agencies.
    """

    def __init__(self):
        self._given, self._by_name = {}, {}
        for row in Predecessor.objects.filter(live=True).order_by("pk"):
            if row.agency_id:
                self._given.setdefault(row.agency_id, []).append(row.former_name)
            for name in () if row.agency_id else row.folded_now:
                self._by_name.setdefault(name, []).append(row.former_name)

    def __call__(self, agency):
        own = folded_names(agency.name, agency.short_name)
        by_name = [name for known in sorted(own) for name in self._by_name.get(known, ())]
        return list(dict.fromkeys([*self._given.get(agency.pk, ()), *by_name]))


def _read_befores():
    rows = Predecessor.objects.filter(live=True).order_by("pk")
    return tuple(Before(*row) for row in rows.values_list("former_name", "now_name", "since", "source"))


def _compile(rows):
    """(pattern of all spellings, folded, the longest first; {spelling: Before})."""
    befores = {fold(spelling): row for row in rows for spelling in (row.former, *shortened(row.former))}
    words = "|".join(re.escape(spelling) for spelling in sorted(befores, key=len, reverse=True))
    return (re.compile(rf"\b(?:{words})\b") if words else None), befores


_befores, _compiled = Cached(_read_befores), Lasting(_compile)
