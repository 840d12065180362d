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


def former_names(agency):
    """What an agency's predecessors were called: those that an editor gave it, and those whose work its name does."""
    given, by_name = _successors()
    names = given.get(agency.pk, [])
    for own in folded_names(agency.name, agency.short_name):
        names = names + by_name.get(own, [])
    return list(dict.fromkeys(names))


def _read_befores():
    rows = Predecessor.objects.filter(live=True).order_by("pk")
    return tuple(Before(*row) for row in rows.values_list("former_name", "now_name", "since", "source"))


def _compile(rows):
    """(pattern of all spellings, folded, the longest first; {spelling: Before})."""
    befores = {fold(spelling): row for row in rows for spelling in (row.former, *shortened(row.former))}
    words = "|".join(re.escape(spelling) for spelling in sorted(befores, key=len, reverse=True))
    return (re.compile(rf"\b(?:{words})\b") if words else None), befores


def _read_successors():
    """({id of an agency: names given to it}, {folded name of today: names whose work it does})."""
    given, by_name = {}, {}
    for row in Predecessor.objects.filter(live=True).order_by("pk"):
        if row.agency_id:
            given.setdefault(row.agency_id, []).append(row.former_name)
        else:
            for name in row.folded_now:
                by_name.setdefault(name, []).append(row.former_name)
    return given, by_name


_befores, _compiled, _successors = Cached(_read_befores), Lasting(_compile), Cached(_read_successors)
