"""The change log in words a citizen knows."""

from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# The head of a path in the national record -> what people call it.
FACTS = {
    "name": _("name"),
    "executionMethods": _("time, fees or ways of submitting"),
    "executionCases": _("papers"),
    "executionSteps": _("steps"),
    "resultsDetails": _("result"),
    "requirementsAndConditions": _("conditions"),
    "legalBasisesDetails": _("legal basis"),
    "procedureProposal": _("publishing decision"),
    "cases": _("sub-services"),
    "categoriesDetails": _("area"),
    "subjectTypesDetails": _("for whom"),
    "returningMethods": _("return of the result"),
    "isFullProcess": _("online service"),
    "dossierReceivingAddresses": _("receiving address"),
    "withdrawn": _("withdrawn"),
} | {
    f"{prefix}{word}": _("agencies")
    for prefix in ("departments", "unitGroups")
    for word in ("Executing", "Authority", "Authorized", "Coordinating")
}


def fact_label(path):
    """The people's word for a path of the national record."""
    return str(FACTS.get(path.split("[")[0].split(".")[0], _("other facts")))


def what_changed(changes):
    """The changed facts of some ProcedureChanges, each named once."""
    return ", ".join(dict.fromkeys(fact_label(change.field) for change in changes))


def log(changes):
    """[{on, source, entries: [{field, old, new}]}], newest first, one entry list a day."""
    ordered = sorted(changes, key=lambda change: change.at, reverse=True)
    return [
        {
            "on": day,
            "source": entries[0].source,
            "entries": [{"field": fact_label(entry.field), "old": entry.old, "new": entry.new} for entry in entries],
        }
        for day, entries in (
            (day, list(group)) for day, group in groupby(ordered, key=lambda change: timezone.localdate(change.at))
        )
    ]
