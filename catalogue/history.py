"""The change log in words a citizen knows."""

from functools import cache
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


def log(changes):
    """[{on, source, entries: [{field, old, new}]}], newest first, one entry list a day."""
    ordered = sorted(changes, key=lambda change: change.at, reverse=True)
    label = cache(fact_label)  # a long history names few facts
    return [
        {
            "on": day,
            "source": entries[0].source,
            "entries": [{"field": label(head(entry.field)), "old": entry.old, "new": entry.new} for entry in entries],
        }
        for day, entries in (
            (day, list(group)) for day, group in groupby(ordered, key=lambda change: timezone.localdate(change.at))
        )
    ]
