"""The limits of a procedure that a date can be counted from, and why the others give none."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.urls import reverse
from django.utils import timezone

from agencies.counting.due import due, limit_of
from agencies.counting.hours import USUAL_HOURS
from agencies.counting.stored import calendar, cut_off
from agencies.counting.units import Unit
from catalogue.facts import Known, time_of
from catalogue.facts.known import CASE, CHANNEL, NOTE, PROVINCE, VALUE, once, plain
from catalogue.facts.limits import beyond, is_same_day
from catalogue.models.parts import TimeState
from catalogue.page.papers import case_name

_KEYS = {
    Unit.SAME_DAY: "trong-ngay",
    Unit.WORKING_HOUR: "gio-lam-viec",
    Unit.HOUR: "gio",
    Unit.WORKING_DAY: "ngay-lam-viec",
    Unit.DAY: "ngay",
    Unit.MONTH: "thang",
    Unit.YEAR: "nam",
}


class Why(StrEnum):
    """Why a limit gives no date."""

    WORDS = "words"  # only words speak
    NONE = "none"  # stated that there is none
    MISSING = "missing"  # nobody provided it
    SENSELESS = "senseless"  # a number that is no time


@dataclass(frozen=True)
class Choice:
    """A limit that a date can be counted from: by which ways of filing (none: all) or for which cases it holds.

    `source` is the place that says so, as in catalogue.facts.known: a note or a sub-service may disagree with the rest.
    """

    amount: Decimal
    unit: Unit
    methods: tuple = ()
    cases: tuple = ()
    source: str = CHANNEL

    @property
    def key(self):
        """What stands for it in an address: "5-ngay-lam-viec"."""
        return _KEYS[self.unit] if self.unit == Unit.SAME_DAY else f"{plain(self.amount)}-{_KEYS[self.unit]}"


@dataclass(frozen=True)
class Without:
    """A limit that gives no date: why, by which ways or for which cases, and its words if any."""

    why: Why
    methods: tuple = ()
    cases: tuple = ()
    source: str = CHANNEL
    words: str = ""


@dataclass(frozen=True)
class Offer:
    """What a procedure offers to count with: Choices told apart by their limit, Withouts, the resolved fact."""

    choices: tuple
    without: tuple
    known: Known

    @property
    def also(self):
        """The Knowns of descriptions that no Choice tells of; where the province decides they say nothing."""
        if self.known.source == PROVINCE:
            return ()
        offered = {(plain(choice.amount), choice.unit) for choice in self.choices}
        notes = [other for other in self.known.also if other.source == NOTE]
        return tuple(
            other
            for other in notes
            if any({(part.low, part.unit), (part.high, part.unit)} - offered for part in other.parts)
        )

    def chosen(self, key):
        """The Choice of a key; the only one where there is no other; else None."""
        found = next((choice for choice in self.choices if choice.key == key), None)
        return self.choices[0] if not found and not key and len(self.choices) == 1 else found


@dataclass(frozen=True)
class _Row:
    """One place of a record that speaks, or should, of a limit."""

    method: str = ""
    case: str = ""
    amount: Decimal | None = None
    unit: str = ""
    why: Why = Why.MISSING
    words: str = ""
    source: str = CHANNEL


def offer(procedure, sources, today):
    """The Offer of a procedure and its Sources on a day: the best known limit, and what disagrees with it."""
    known = time_of(sources, today)
    rows = [_understood(row) for row in _rows(procedure, sources, known, today)]
    methods = once(channel.method for channel in sources.channels)
    counted, others = [row for row in rows if row.unit], [row for row in rows if not row.unit]
    choices = [_choice(own, methods) for own in _grouped(counted, lambda row: (row.amount, row.unit))]
    without = [_without(own, methods) for own in _grouped(others, lambda row: (row.why, row.words))]
    return Offer(tuple(choices), tuple(without), known)


def expected(choice, start, until=None, supplement=None, hours=USUAL_HOURS):
    """The Due of a Choice that is filed at a moment or on a day; None where it lies beyond all calendars.

    `until` is the desk's own cut-off (a time); without one the law's of that day holds.
    """
    came = start if supplement is None else supplement
    try:
        return due(start, choice.amount, choice.unit, calendar(), until or cut_off(_day(came)), hours, supplement)
    except ValueError:
        return None


def due_url(procedure):
    """The address of the page that counts for a procedure."""
    return reverse("procedure_due", args=[procedure.code, procedure.slug])


def _day(moment):
    if not hasattr(moment, "hour"):
        return moment
    return timezone.localdate(moment) if timezone.is_aware(moment) else moment.date()


def _rows(procedure, sources, known, today):
    """The _Rows of the place that is believed, and of those that say otherwise."""
    if known.source == PROVINCE:
        held = [row for row in sources.own_times if row.holds(today)]
        return [_Row(row.method, row.case, row.amount, row.unit, Why.WORDS, row.words, PROVINCE) for row in held]
    cases = [_of_limit(row, case=case_name(row, procedure)) for row in sources.service_cases]
    if known.source == CASE:
        return cases
    if known.source == NOTE:
        return [_Row(why=Why.WORDS, words=known.words)]
    ways = [_of_limit(row, method=row.method) for row in sources.channels]
    return [*ways, *_otherwise(ways, cases, known)] or [_Row()]


def _of_limit(row, method="", case=""):
    source = CASE if case else CHANNEL
    if row.time_state == TimeState.VALUE:
        return _Row(method, case, row.time_amount, row.time_unit, source=source)
    words = str(row.time_verbatim).strip() if row.time_state == TimeState.TEXT else ""
    return _Row(
        method,
        case,
        why=Why(row.time_state) if row.time_state != TimeState.TEXT else Why.WORDS,
        words=words,
        source=source,
    )


def _otherwise(ways, cases, known):
    """What sub-services state that no way of filing does, and the same number that a description means otherwise."""
    stated = {(row.amount, row.unit) for row in ways if row.unit}
    if not stated:
        return
    told = beyond({(row.amount, row.unit) for row in cases if row.unit}, stated)
    yield from (row for row in cases if (row.amount, row.unit) in told)
    amounts = {amount for amount, _unit in stated}
    for other in known.also:
        if other.source == NOTE and other.state == VALUE:
            for part in other.parts:
                if part.low == part.high and Decimal(part.low) in amounts:
                    yield _Row(amount=Decimal(part.low), unit=part.unit, source=NOTE)


def _understood(row):
    """The row with a limit that can be counted, or with the reason why it cannot."""
    if row.words and is_same_day(row.words):
        return _Row(row.method, row.case, Decimal(0), Unit.SAME_DAY, source=row.source)
    if not row.unit:
        return row
    try:
        amount, unit = limit_of(row.amount, row.unit)
    except ValueError:
        return _Row(row.method, row.case, why=Why.SENSELESS, source=row.source)
    return _Row(row.method, row.case, amount, unit, source=row.source)


def _grouped(rows, key):
    found = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found.values()


def _choice(rows, methods):
    return Choice(rows[0].amount, rows[0].unit, *_whose(rows, methods), rows[0].source)


def _without(rows, methods):
    return Without(rows[0].why, *_whose(rows, methods), rows[0].source, rows[0].words)


def _whose(rows, methods):
    """(ways, cases) of rows; all ways of a procedure are none in particular."""
    ways, cases = once(row.method for row in rows if row.method), once(row.case for row in rows if row.case)
    return () if set(ways) == set(methods) else ways, cases
