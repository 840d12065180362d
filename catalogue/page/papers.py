"""What to bring and what comes of it: the dossier's cases with their papers and forms, conditions, results."""

import re
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue import phrases
from catalogue.dossier.names import LineKind
from catalogue.dossier.sorting import PaperCount, sorted_dossier
from catalogue.dossier.sorting import count as count_of
from catalogue.models.case_kinds import CaseKind
from catalogue.submission import national_url
from core import facts
from core.language.text import one_line
from search.text import fold

from .loading import live_guide

_NO_CONDITIONS = {"khong", "khong co", "khong quy dinh", "khong yeu cau", "khong co yeu cau dieu kien"}
# So many lines of a case stand open, the others fold.
_OPEN_LINES = 40
_MARK = re.compile(r"\b[A-Z]{2,}_[A-Z]{2,}\b")
# The kinds of files that people name, by what the file's name ends in.
FILE_KINDS = {"doc": "Word", "docx": "Word", "rtf": "Word", "xls": "Excel", "xlsx": "Excel", "pdf": "PDF"}


def lists(procedure):
    """{everyone, conditions, notes, office}: cases [{name, count, lines, folded}] by who needs them; office lines.

    A line is {name, counts, forms, hints, is_heading, is_note}; `folded` are those past the first forty.
    """
    guide = live_guide(procedure)
    url, cases = national_url(procedure), sorted_dossier(procedure, guide)
    hints = [(fold(row.paper), row.hint) for row in guide.paper_hints.all()] if guide else []
    # Without a name of its own a list would read as a part of the one before it.
    cases.sort(key=lambda case: bool(case.name))
    by_kind = {kind: [case for case in cases if case.kind == kind] for kind in CaseKind}
    asked = [*by_kind[CaseKind.EVERYONE], *by_kind[CaseKind.CONDITION]]
    made = [line for case in [*asked, *by_kind[CaseKind.OFFICE]] for line in _lines(case, url, office=True)]
    shown = partial(_case, url=url, hints=hints)
    return {
        "everyone": [shown(case) for case in by_kind[CaseKind.EVERYONE]],
        "conditions": [shown(case) for case in by_kind[CaseKind.CONDITION]],
        "notes": [shown(case) for case in by_kind[CaseKind.NOTE]],
        "office": made,
    }


def count(procedure) -> PaperCount:
    """How many papers everybody brings, and whether some bring others."""
    return count_of(sorted_dossier(procedure, live_guide(procedure)))


def glance(procedure, ask):
    """The Fact of how many papers to bring; notes are none, nor what the office makes."""
    found = count(procedure)
    if found.everyone:
        words = ngettext("%(n)s paper", "%(n)s papers", found.everyone) % {"n": found.everyone}
        return facts.value(_("%(papers)s, more by case") % {"papers": words} if found.has_more else words)
    if found.most:
        n = f"{found.least}–{found.most}" if found.least < found.most else found.most
        return facts.value(ngettext("by case: %(n)s paper", "by case: %(n)s papers", found.most) % {"n": n})
    if found.has_more:
        return facts.value(_("Depends on the case"))
    is_told = any(row.name.strip() for case in procedure.cases.all() for row in case.documents.all())
    return facts.value(_("See the details")) if is_told else facts.missing(ask)


def _case(case, url, hints):
    lines = [line | {"hints": _hints(line["name"], hints)} for line in _lines(case, url)]
    lines.sort(key=lambda line: line["is_note"])
    count_of_papers = sum(not line["is_note"] and not line["is_heading"] for line in lines)
    return {"name": case.name, "count": count_of_papers, "lines": lines[:_OPEN_LINES], "folded": lines[_OPEN_LINES:]}


def _hints(name, hints):
    """The province's hints to a paper of this name."""
    folded = fold(name)
    return [hint for paper, hint in hints if folded.startswith(paper)]


def _lines(case, url, office=False):
    """The lines of a case that the office makes, or all the others."""
    return [_line(kind, row, url) for kind, row in case.lines if (kind == LineKind.OFFICE) == office]


def _line(kind, row, url):
    counts = []
    if row.originals:
        counts.append(ngettext("%(n)s original", "%(n)s originals", row.originals) % {"n": row.originals})
    if row.copies:
        counts.append(ngettext("%(n)s copy", "%(n)s copies", row.copies) % {"n": row.copies})
    return {
        "name": row.name.strip(),
        "counts": ", ".join(counts),
        "forms": [national_form(form.name, url) for form in row.forms.all()],
        "is_heading": kind == LineKind.HEADING,
        "is_note": kind == LineKind.NOTE,
    }


def national_form(name, url):
    """{name, kind, url, size, on} of a form that the national portal keeps: nobody told its size or day."""
    name = one_line(name)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return {"name": name, "kind": FILE_KINDS.get(ending, ending.upper()[:5]), "url": url, "size": "", "on": None}


def requirements(procedure, ask):
    """The Fact of the conditions."""
    text = procedure.requirements.strip()
    if not text:
        return facts.missing(ask)
    return facts.none(text) if fold(text) in _NO_CONDITIONS else facts.value(text)


def outputs(procedure):
    """[{name, code}] of what the citizen receives."""
    return [{"name": one_line(row.name), "code": row.code} for row in procedure.outputs.all() if row.name.strip()]


def service_cases(procedure):
    """[{code, name, time}] of the sub-services."""
    return [
        {"code": row.code, "name": case_name(row, procedure), "time": phrases.time_fact(row)}
        for row in procedure.service_cases.all()
    ]


def case_name(row, procedure):
    """The name of a sub-service; one that is a mark of somebody's computer ("ABC_XYZ tạo 1704") says nothing."""
    name = one_line(row.name)
    return procedure.title if _MARK.search(name) else name
