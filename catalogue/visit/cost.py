"""What one pays in all, by each way of filing: the resolved fees in words, added up only where all of it is known."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.utils.translation import gettext as _

from catalogue import phrases
from catalogue.facts import Known, Part, fee_of, saying
from catalogue.facts.known import NONE, NOTE, PROVINCE, VALUE, WORDS, once
from catalogue.facts.money import names_amount
from catalogue.facts.quotes import tiers_in
from catalogue.facts.rates import line_on

_DATA = Path(__file__).resolve().parents[1] / "data" / "counted_units.toml"
_UNITS = frozenset(tomllib.loads(_DATA.read_text(encoding="utf-8"))["units"])


@dataclass(frozen=True)
class Charge:
    """One thing to pay for: its kind in words, its Known, and the words of a rule by steps or with a ceiling, if any.

    `adds`: it is paid beside the other charges; otherwise one pays one or another of all their lines.
    """

    kind: str
    known: Known
    adds: bool = True
    rule: str = ""

    @property
    def exact(self) -> Part | None:
        """The one amount to pay, 0 where the source says so; None where a span, cases, a rule or words speak."""
        if self.known.state == NONE:
            return Part("0", "0")
        parts = self.known.parts
        is_one = len(parts) == 1 and parts[0].low == parts[0].high and not parts[0].case
        return parts[0] if is_one and not (self.known.words or self.rule) else None

    @property
    def is_told(self) -> bool:
        """Whether an amount is known, if only in words."""
        known = self.known
        return known.state in (VALUE, NONE) or (known.state == WORDS and names_amount(known.words))

    @property
    def is_sure(self) -> bool:
        """Whether nothing in the record contradicts it; of what the province sets nothing does."""
        return self.known.source == PROVINCE or not (self.known.also or self.known.is_doubtful)

    @property
    def unit(self) -> str:
        """What one may bring several of and pay for each ("trang"), or ""."""
        unit = self.exact.per.casefold().split("/")[0].strip() if self.exact else ""
        return unit if unit in _UNITS else ""

    def words(self) -> str:
        """What is to be paid, as the page of the procedure says it."""
        return "; ".join(filter(None, (saying.fee_fact(self.known).text, self.rule)))

    def told(self) -> list[str]:
        """What stands beside the amount: where it comes from, what contradicts it."""
        fact = saying.fee_fact(self.known)
        return [words for words in (fact.origin, *fact.also) if words]


@dataclass(frozen=True)
class Cost:
    """The charges of the ways of filing `methods` (none: whichever way), with how many of what is paid for (`unit`)."""

    charges: tuple[Charge, ...]
    number: int = 1
    unit: str = ""
    methods: tuple[str, ...] = ()

    def label(self) -> str:
        """The ways of filing in words."""
        return ", ".join(map(phrases.method_label, self.methods))

    def rows(self):
        """[(kind, words, [what stands beside them])] of every charge."""
        return [(charge.kind, self._row(charge), charge.told()) for charge in self.charges]

    def total(self) -> str:
        """The sum in words, such as "120.000 đồng" or "120.000 đồng + phần chưa rõ"; "" where it is not known."""
        told = [charge for charge in self.charges if charge.is_told]
        if not told or not all(charge.is_sure for charge in told):
            return ""
        is_free = all(charge.known.state == NONE for charge in told)
        if len(told) == len(self.charges):
            return self._sum(told)
        return "" if is_free else _("%(sum)s + a part that is not known") % {"sum": self._sum(told)}

    def _sum(self, charges):
        if len(charges) == 1:
            charge = charges[0]
            return self._product(charge) if self._counts(charge) else charge.words()
        if not all(charge.exact and charge.adds for charge in charges):
            return _("what fits your case of the above")
        sums: dict[str, Decimal] = {}
        for charge in charges:
            sums[charge.exact.unit] = sums.get(charge.exact.unit, Decimal(0)) + self._amount(charge)
        words = " + ".join(phrases.money(amount, currency) for currency, amount in sums.items() if amount)
        return words or _("Free of charge")

    def _row(self, charge):
        words, part = charge.words(), charge.exact
        if not self._counts(charge):
            return words
        if part.until:
            words = f"{words}; {phrases.money(Decimal(part.low), part.unit)}"
        return f"{words} × {self.number} = {self._product(charge)}"

    def _counts(self, charge):
        return self.number > 1 and charge.unit and charge.unit == self.unit and Decimal(charge.exact.low) > 0

    def _amount(self, charge):
        return Decimal(charge.exact.low) * (self.number if self._counts(charge) else 1)

    def _product(self, charge):
        return phrases.money(self._amount(charge), charge.exact.unit)


def costs_of(sources, method: str, number: int, today: date) -> list[Cost]:
    """The Cost of filing by a way (national name), or by each where none is chosen; ways that cost the same are one."""
    methods = [method] if method else once(channel.method for channel in sources.channels) or [""]
    by_charges: dict[tuple[Charge, ...], list[str]] = {}
    for way in methods:
        by_charges.setdefault(_charges(sources.paid_by(way, today), today), []).append(way)
    units = once(charge.unit for charges in by_charges for charge in charges if charge.unit)
    unit = units[0] if len(units) == 1 else ""
    return [
        Cost(charges, number, unit, tuple(ways) if len(by_charges) > 1 else ())
        for charges, ways in by_charges.items()
    ]  # fmt: skip


def _charges(sources, today):
    """The Charges of one way: what its fee is as a whole, or each kind of fee for itself where several are told."""
    whole, kinds = fee_of(sources, today), _kinds(sources.fees, today)
    if whole.source != PROVINCE and len(kinds) > 1:
        known = {kind: _of_kind(replace(sources, fees=pairs), today) for kind, pairs in kinds.items()}
        if any(found.state in (VALUE, WORDS) for found in known.values()):
            valued = sum(found.state == VALUE for found in known.values())
            adds = valued < 2 or any(part.kind for part in whole.parts)
            return tuple(
                _ruled(Charge(_label(kind), found, adds), kinds[kind], sources.notes) for kind, found in known.items()
            )
    label = _label(*kinds) if len(kinds) == 1 else _("Fee")
    return (_ruled(Charge(label, _of_way(whole)), sources.fees, sources.notes),)


def _label(kind):
    return str(phrases.FEE_KINDS.get(kind, kind))


def _of_kind(sources, today):
    """The Known of the lines of one kind, of which one pays one; what a note says of fees is not of one kind."""
    known = fee_of(sources, today)
    return Known() if known.source == NOTE else known


def _ruled(charge, pairs, notes):
    """The Charge with the rule that words beside its one price tell: those of a note where it is for each of many."""
    if not charge.exact:
        return charge
    texts = [*(fee.text for fee, _channel in pairs), *(notes if charge.unit else ())]
    return replace(charge, rule=next(filter(None, map(tiers_in, texts)), ""))


def _kinds(pairs, today):
    """{kind: [(fee, its channel)]} of the lines in force, without what is paid abroad."""
    kinds: dict[str, list] = {}
    for fee, channel in pairs:
        line = line_on(fee, channel, today)
        if not line.is_abroad and (line.now or not line.lapsed):
            kinds.setdefault(fee.kind, []).append((fee, channel))
    return kinds


def _of_way(known):
    """A Known whose parts need not name the way of filing that all of it is about."""
    return replace(known, parts=tuple(replace(part, methods=()) for part in known.parts))
