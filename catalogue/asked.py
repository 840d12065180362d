"""What a result leads with when a search asks for it: the fee, the time limit, the papers or the place."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agencies.models import DeskKind
from core import facts
from search.understanding.fact_asked import FEE, PAPERS, PLACE, TIME


def asked_of(stored, fee, time):
    """{fact: {label, fact, anchor, items}} of a stored card with its Facts of fee and time."""
    return {
        FEE: _answer(_("Fee"), fee, "phi-thoi-han"),
        TIME: _answer(_("Time limit"), time, "phi-thoi-han"),
        PAPERS: _answer(_("Papers to bring"), _papers(stored), "giay-to", stored["papers"]),
        PLACE: _answer(_("Where to file"), _place(stored), "noi-nop"),
    }


def _answer(label, fact, anchor, items=()):
    return {"label": label, "fact": fact, "anchor": anchor, "items": items}


def _papers(stored):
    count = stored["papers_count"]
    if not count:
        return facts.value(_("Depends on the case")) if stored.get("papers_by_case") else facts.missing()
    words = ngettext("%(n)s paper", "%(n)s papers", count) % {"n": count}
    return facts.value(_("%(papers)s, more by case") % {"papers": words} if stored.get("papers_by_case") else words)


def _place(stored):
    """The kinds of desks that receive it; where none is known the body that carries it out."""
    kinds = [str(DeskKind(kind).label) for kind in stored.get("receiving", ())]
    return facts.known_or_missing(capfirst("; ".join(kinds)) or stored["agency"])
