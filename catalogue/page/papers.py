"""What to bring and what comes of it: the dossier's cases with their papers and forms, conditions, results."""

from django.utils.translation import ngettext

from catalogue import phrases
from catalogue.submission import national_url
from core import facts
from core.language.text import one_line
from search.text import fold

_NO_CONDITIONS = {"khong", "khong co", "khong quy dinh", "khong yeu cau", "khong co yeu cau dieu kien"}


def cases(procedure):
    """[{name, papers: [{name, counts, forms, is_note}]}] of the dossier."""
    url = national_url(procedure)
    return [
        {
            "name": case.name.strip(),
            "papers": [_paper(row, url) for row in case.documents.all() if row.name.strip()],
        }
        for case in procedure.cases.all()
    ]


def _paper(row, url):
    counts = []
    if row.originals:
        counts.append(ngettext("%(n)s original", "%(n)s originals", row.originals) % {"n": row.originals})
    if row.copies:
        counts.append(ngettext("%(n)s copy", "%(n)s copies", row.copies) % {"n": row.copies})
    forms = [
        {"name": one_line(form.name), "kind": form.name.rpartition(".")[2].upper()[:5], "url": url}
        for form in row.forms.all()
    ]
    return {"name": row.name.strip(), "counts": ", ".join(counts), "forms": forms, "is_note": not counts}


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
        {"code": row.code, "name": one_line(row.name), "time": phrases.time_fact(row)}
        for row in procedure.service_cases.all()
    ]
