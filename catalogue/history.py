"""The change log in words a citizen knows."""

from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .national.leaves import head
from .national.mapping import LABELS

# Changes that no field of the national record tells.
_OWN_LABELS = {"withdrawn": _("withdrawn")}


def fact_label(path):
    """The people's word for a path of the national record."""
    key = head(path)
    return str(LABELS.get(key) or _OWN_LABELS.get(key) or _("other facts"))


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
