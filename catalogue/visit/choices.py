"""What a citizen chose for the sheet, as the address holds it; what it cannot mean is left out and said."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from catalogue.models.parts import Method
from core.language.days import day_asked
from search.text import fold

CASE, WAY, DESK, DAY, NUMBER = "truong-hop", "cach", "noi", "ngay", "so"
MADE, COMMUNE, ALL = "lap", "xa", "tat-ca"
# The words of an address for the ways of filing.
WAYS = {"truc-tiep": Method.DIRECT, "truc-tuyen": Method.ONLINE, "buu-chinh": Method.POSTAL}
_WORDS = {method: word for word, method in WAYS.items()}
# More cases than any record has, more copies than anybody needs, farther days than anybody plans.
_MOST_CASES, _MOST_COPIES, _FARTHEST = 60, 500, timedelta(days=400)
# Zeros before a number included; no longer text is turned into one.
_MOST_DIGITS = 8


@dataclass(frozen=True)
class Choices:
    """Keys of cases, a way of filing and a desk ("": not said), the day of the visit, how many copies, when made.

    `all_cases`: print every case whole, however many there are. `notes` say in words what of the address was not
    understood.
    """

    cases: tuple[str, ...]
    method: str
    desk: str
    day: date
    number: int
    made_on: date | None
    all_cases: bool
    notes: tuple[str, ...]

    def query(self, today, commune=None):
        """The address's query for this very sheet, made today."""
        told = {
            CASE: list(self.cases),
            WAY: _WORDS.get(self.method, ""),
            DESK: self.desk,
            DAY: self.day.isoformat() if self.day != today else "",
            NUMBER: self.number if self.number > 1 else "",
            COMMUNE: commune.code if commune else "",
            ALL: "1" if self.all_cases else "",
            MADE: today.isoformat(),
        }
        return urlencode({name: value for name, value in told.items() if value}, doseq=True)


def keys_of(cases):
    """The short key of each case [{name, lines, folded}], which stays when the order of the cases changes.

    Cases that share a name are told apart by their papers, whatever their order; wholly alike ones by their place.
    """
    names = [fold(case["name"]) for case in cases]
    counts = Counter(names)
    told = [
        "\n".join([name, *_papers_of(case)]) if counts[name] > 1 else name
        for case, name in zip(cases, names, strict=True)
    ]
    alike = [told[:place].count(said) for place, said in enumerate(told)]
    return [_digest(f"{said}\n{before}" if before else said) for said, before in zip(told, alike, strict=True)]


def _digest(said):
    return hashlib.blake2b(said.encode(), digest_size=4).hexdigest()


def _papers_of(case):
    return sorted(fold(line["name"]) for line in [*case["lines"], *case["folded"]])


def read_choices(parameters, keys, methods, desks, today):
    """The Choices of an address for a procedure with these keys of cases, ways of filing and addresses of desks."""
    asked = list(dict.fromkeys(parameters.getlist(CASE)[:_MOST_CASES]))
    cases = tuple(key for key in asked if key in keys)
    notes = [_("A case of this address is no longer in the record.")] if len(cases) < len(asked) else []
    desk = parameters.get(DESK, "")
    if desk and desk not in desks:
        desk, unknown = "", _("The desk of this address does not receive this file: choose another one.")
        notes.append(unknown)
    day, day_note = _day(parameters.get(DAY, ""), today)
    number, number_note = _number(parameters.get(NUMBER, ""))
    method = WAYS.get(parameters.get(WAY, ""), "")
    made_on = day_asked(parameters.get(MADE, ""))
    return Choices(
        cases=cases,
        method=method if method in methods else "",
        desk=desk,
        day=day,
        number=number,
        made_on=made_on if made_on and made_on <= today else None,
        all_cases=parameters.get(ALL) == "1",
        notes=tuple(filter(None, [*notes, day_note, number_note])),
    )


def _day(text, today):
    """(the day of the visit, what is wrong with the one that was asked for)."""
    if not text.strip():
        return today, ""
    day = day_asked(text)
    if day is None:
        return today, _("“%(typed)s” is no day. Type it as day/month/year, such as 30/11/2026.") % {"typed": text[:40]}
    if day < today:
        return today, _("%(day)s is over: the sheet is for today.") % {"day": f"{day:%d/%m/%Y}"}
    if day - today > _FARTHEST:
        return today, _("%(day)s is too far away: the sheet is for today.") % {"day": f"{day:%d/%m/%Y}"}
    return day, ""


def _number(text):
    """(how many are paid for, what is wrong with the number that was asked for)."""
    text = text.strip()
    if not text:
        return 1, ""
    if not (text.isascii() and text.isdecimal()) or not text.strip("0"):
        return 1, _("“%(typed)s” is no number from 1 on: the sheet counts with 1.") % {"typed": text[:40]}
    if len(text) > _MOST_DIGITS or int(text) > _MOST_COPIES:
        words = {"typed": text[:40], "most": _MOST_COPIES}
        return _MOST_COPIES, _("%(typed)s is more than the sheet can count with: it counts with %(most)s.") % words
    return int(text), ""
