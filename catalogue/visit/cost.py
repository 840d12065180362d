"""What one pays in all: the lines of the chosen way of filing added up; what nobody knows is never added as 0."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from catalogue import phrases
from catalogue.facts.quotes import quote_fee
from catalogue.facts.rates import line_on
from core.language.numerals import grouped


@dataclass(frozen=True)
class Charge:
    """One thing to pay for: its kind in words, alternatives in amount, for each of what, `words` of the source.

    An amount is a Decimal, 0 where the source says so. Where words speak, no number tells all that is to be paid.
    """

    kind: str
    amounts: tuple[Decimal, ...] = ()
    currency: str = ""
    per: str = ""
    words: str = ""

    def spans(self, number: int) -> tuple[Decimal, Decimal]:
        """The least and the most for so many pages, copies or whatever is paid for each."""
        times = number if self.per else 1
        return min(self.amounts) * times, max(self.amounts) * times


@dataclass(frozen=True)
class Cost:
    """The charges with the sum of what is known; `is_whole` says that nothing unknown is left out of it."""

    charges: tuple[Charge, ...]
    number: int

    @property
    def is_whole(self) -> bool:
        """Whether every charge has an amount."""
        return bool(self.charges) and all(charge.amounts and not charge.words for charge in self.charges)

    def rows(self):
        """[(kind, words)] of every charge."""
        return [(charge.kind, self._row(charge)) for charge in self.charges]

    def total(self) -> str:
        """The sum in words: "120.000 đồng", "120.000 đồng + phần chưa rõ", "Miễn phí"; "" where nothing is known."""
        sums: dict[str, list[Decimal]] = {}
        for charge in self.charges:
            if charge.amounts:
                least, most = charge.spans(self.number)
                both = sums.setdefault(charge.currency, [Decimal(0), Decimal(0)])
                both[0] += least
                both[1] += most
        if not sums:
            return ""
        if self.is_whole and not any(most for _least, most in sums.values()):
            return _("Free of charge")
        words = " + ".join(_span(least, most, currency) for currency, (least, most) in sums.items() if most)
        if self.is_whole:
            return words
        return _("%(sum)s + a part that is not known") % {"sum": words} if words else ""

    def _row(self, charge):
        if not charge.amounts:
            return charge.words or _("No information yet")
        least, most = min(charge.amounts), max(charge.amounts)
        words = "; ".join(filter(None, (_span(least, most, charge.currency), charge.words)))
        if not charge.per:
            return words
        words = f"{words}/{charge.per}"
        if self.number == 1:
            return words
        return f"{words} × {self.number} = {_span(*charge.spans(self.number), charge.currency)}"


def cost_of(sources, method: str, number: int, today: date) -> Cost:
    """The Cost of filing by a way (national name; "" for whichever is first) on a day, for so many pages or copies."""
    own = [row for row in sources.own_fees if row.holds(today) and row.method in ("", method)]
    if own:
        return Cost(tuple(_own_charges(own)), number)
    channels = [channel for channel in sources.channels if not method or channel.method == method]
    first = channels[0].method if channels else ""
    lines = [
        (fee, line_on(fee, channel, today)) for fee, channel in sources.fees if channel.method == (method or first)
    ]
    by_kind: dict[tuple[str, str, str], list] = {}
    for fee, line in lines:
        by_kind.setdefault((fee.kind, line.currency, line.per), []).append(line)
    charges = [_charge(kind, currency, per, of_kind) for (kind, currency, per), of_kind in by_kind.items()]
    return Cost(tuple(charges or [Charge(_("Fee"))]), number)


def _charge(kind, currency, per, lines):
    """The lines of a kind are alternatives: one pays one of them."""
    label = str(phrases.FEE_KINDS.get(kind, kind))
    rates = [line.now for line in lines if line.now and not line.is_abroad]
    amounts = sorted({rate.amount for rate in rates if rate.amount is not None})
    words = "; ".join(dict.fromkeys(rate.words for rate in rates if rate.amount is None and rate.words))
    return Charge(label, tuple(amounts), currency, per, quote_fee(words) if words else "")


def _own_charges(rows):
    """The province's fees for one thing are alternatives by case."""
    by_unit: dict[str, list] = {}
    for row in rows:
        by_unit.setdefault(row.per, []).append(Decimal(0) if row.is_free else row.amount)
    return [Charge(_("Fee"), tuple(sorted(set(amounts))), "", per) for per, amounts in by_unit.items()]


def _span(least, most, currency):
    if least == most:
        return phrases.money(most, currency) if most else _("free of charge")
    first = grouped(least) if least else _("free of charge")
    return _("%(values)s, depending on the case") % {"values": f"{first} – {phrases.money(most, currency)}"}
