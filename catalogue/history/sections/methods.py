"""The section of ways of filing: which there are, how long each takes, what it costs."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalogue import phrases
from catalogue.models.parts import Method
from core import facts

from ..line import added, changed, paired, removed, told
from ..paths import items
from ..texts import shortened
from .limits import fee_of, paired_fees, time_of

_LIST = "executionMethods"
_OF_A_WAY = ("submissionMethod", "processingTime", "processingTimeUnit", "description")
_OF_A_FEE = ("type", "value", "currencyName", "description")
_TIME, _NOTE, _FEE_NOTE = "time", "note", "note of the fee"
_CASE_LENGTH = 80


@dataclass(frozen=True)
class Methods:
    """Each way of filing by its name, wherever in the list it stands; what changes alike in several is one Line."""

    leaves = (*(f"{_LIST}[].{key}" for key in _OF_A_WAY), *(f"{_LIST}[].fees[].{key}" for key in _OF_A_FEE))

    def lines(self, before, after):
        """What changed between two records."""
        was, now = _ways(before), _ways(after)
        both = [name for name in now if name in was]
        alike = {}  # {(fact, its case, old, new): names of the ways}
        for name in both:
            for difference in _differences(name, was[name], now[name]):
                alike.setdefault(difference, []).append(name)
        return [
            *(removed(_("way of filing"), _words(name, was[name])) for name in was if name and name not in now),
            *(added(_("way of filing"), _words(name, now[name])) for name in now if name and name not in was),
            *(line for difference, names in alike.items() for line in _lines(*difference, names, both)),
        ]


def _ways(record):
    """{name of a way, "" where nobody knows it: its rows}."""
    ways = {}
    for _place, row in items(record, _LIST):
        method = row.get("submissionMethod")
        ways.setdefault(method if method in Method.values else "", []).append(row)
    return ways


def _words(name, rows):
    """A way of filing and how long it takes."""
    times = [time for time in dict.fromkeys(_times(rows)) if len(time) <= _CASE_LENGTH]
    return ", ".join([phrases.method_label(name), *times])


def _differences(name, was, now):
    """[(fact, its case, old, new)] between the rows of a way; without old and new where they cannot be told."""
    if name or "processingTimeUnit" in now[0]:
        found = [(_TIME, "", *pair) for pair in paired(_times(was), _times(now))]
    else:
        found = [(_TIME, "", "", "")] if was[0].get("processingTime") != now[0].get("processingTime") else []
    fees = _fees(name, now)
    for old, new in paired_fees(_fees(name, was), fees):
        case = new.text if old and new and old.text == new.text and len(fees) > 1 else ""
        found.append(((new or old).kind, case, old.words if old else "", new.words if new else ""))
        if old and new and old.text != new.text and old.has_note and new.has_note:
            found.append((_FEE_NOTE, "", old.text, new.text))
    return found + [(_NOTE, "", *pair) for pair in paired([_note(row) for row in was], [_note(row) for row in now])]


def _times(rows):
    return [time_of(row.get("processingTime"), row.get("processingTimeUnit", ""), _note(row)) for row in rows]


def _fees(name, rows):
    return [fee_of(fee, is_certain=bool(name)) for row in rows for _place, fee in items(row, "fees")]


def _note(row):
    return row.get("description", "").strip()


def _lines(fact, case, old, new, names, both):
    """The Line of a difference that these ways share; `both` are all ways that there were and are."""
    ways = [] if len(names) == len(both) > 1 else [str(way.label).lower() for way in Method if way in names]
    what = _what(fact, ", ".join(ways))
    if case:
        what = f"{what} ({shortened(case, _CASE_LENGTH)})"
    if "" in (old, new) and facts.missing().text in (old, new):
        return []
    return told(what, old, new) if old or new else [changed(what)]


def _what(fact, ways):
    """The words of a fact, with the ways of filing that it is about if not about all."""
    if fact == _TIME:
        return _("time limit when filing %(ways)s") % {"ways": ways} if ways else _("time limit for handling")
    if fact == _NOTE:
        return _("note on filing %(ways)s") % {"ways": ways} if ways else _("note on filing")
    fee = _("note on the fee") if fact == _FEE_NOTE else fact
    return _("%(fee)s for filing %(ways)s") % {"fee": fee, "ways": ways} if ways else fee
