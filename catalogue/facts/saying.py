"""A resolved fact in words, for the strip, the cards and machines."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from catalogue.models.parts import UNITS, FeeState
from catalogue.phrases import FEE_KINDS, duration, method_label, money
from core import facts
from core.language.numerals import grouped

from .known import CASE, ELSEWHERE, MISSING, NONE, NOTE, PROVINCE, WORDS, Part
from .quotes import quote_fee, set_by

_SHOWN = 3


def fee_fact(known, ask=None):
    """The Fact of a resolved fee; `ask` is the Office to ask where nothing is known."""
    if known.state == NONE:
        return facts.none(_("Free of charge"), **_told(known))
    if known.state == ELSEWHERE:
        return facts.value(_set_by(known.words), ask=ask)
    return _fact(known, price, ask)


def time_fact(known, ask=None):
    """The Fact of a resolved time limit."""
    if known.state == NONE:
        return facts.none(_("No time limit is set"))
    return _fact(known, limit, ask)


def line_fact(fee, line):
    """The Fact of one fee line on the day of its Line, the source's words beside it."""
    rate = line.now
    if rate is None:
        return facts.missing(note=fee.text) if not line.lapsed else facts.lapsed(_("No longer in force"), fee.text)
    if fee.state == FeeState.ELSEWHERE:
        return facts.value(_set_by(set_by(rate.words or fee.text)), note=fee.text)
    if rate.amount is None:
        return facts.words(quote_fee(rate.words), note=fee.text)
    if not rate.amount and not line.usual:
        return facts.none(_("Free of charge"), _("The source says: “%(words)s”") % {"words": fee.text.strip()})
    return facts.value(price(_part(line)), note=fee.text)


def lapsed_rate(rate, line):
    """A rate that is over, in words: "160.000 đồng đến hết 31/12/2023"."""
    return _("%(rate)s until %(day)s") % {"rate": _rate(rate, line), "day": f"{rate.window.until:%d/%m/%Y}"}


def coming_rate(rate, line):
    """A rate that begins later, in words."""
    return _("from %(day)s: %(rate)s") % {"rate": _rate(rate, line), "day": f"{rate.window.since:%d/%m/%Y}"}


def _rate(rate, line):
    if rate.amount is None:
        return quote_fee(rate.words)
    return money(rate.amount, line.currency) if rate.amount else _("free of charge")


def _part(line):
    rate = line.now
    until = rate.window.until.isoformat() if rate.window and line.usual is not None else ""
    return Part(str(rate.amount), str(rate.amount), line.currency, line.per, until=until, usual=str(line.usual or ""))


def _told(known):
    """{origin, also}: where the fact stands and what contradicts it; over the nation's fact the province's decides."""
    if known.source == PROVINCE:
        return {"origin": "; ".join([origin(known), *also(known)]), "also": []}
    return {"origin": origin(known), "also": also(known)}


def origin(known):
    """Where the fact stands, in words; "" for the ways of filing of the national record, where it belongs."""
    return {
        PROVINCE: _("set by the province"),
        CASE: _("as its sub-services state"),
        NOTE: _("as the note says"),
    }.get(known.source, "")


def also(known):
    """What other places of the record say instead, and what makes its number doubtful, one line each."""
    return [_differing(other) for other in known.also] + [words for words in [doubt(known)] if words]


def doubt(known):
    """What makes a number doubtful, in words, or ""."""
    return _("so small that zeros may be missing") if known.is_doubtful else ""


def _fact(known, say, ask):
    if known.state == MISSING:
        return facts.missing(ask)
    if known.state == WORDS:
        return facts.words(known.words, **_told(known))
    return facts.value(known.words or _joined(known.parts, say), **_told(known))


def _joined(parts, say):
    """The parts in one line; several values for the same way of filing depend on the case, and the line says so."""
    line = "; ".join(_with_methods(part, say(part)) for part in parts)
    ways = [(part.kind, part.case, part.methods) for part in parts]
    if len(set(ways)) < len(ways) or any(part.low != part.high for part in parts):
        return _("%(values)s, depending on the case") % {"values": line}
    return line


def _with_methods(part, words):
    kind = str(FEE_KINDS.get(part.kind, part.kind)).lower()
    told = [kind, part.case, *(method_label(method).lower() for method in part.methods)]
    told = [word for word in told if word]
    return f"{words} ({', '.join(told)})" if told else words


def price(part):
    """One price in words, a temporary one with its last day and what comes then."""
    low, high = Decimal(part.low), Decimal(part.high)
    words = money(high, part.unit) if high else _("free of charge")
    if part.per:
        words = f"{words}/{part.per}"
    if low != high:
        least = grouped(low) if low else _("free of charge")
        words = f"{least} – {words}"
    if part.until:
        day = f"{date.fromisoformat(part.until):%d/%m/%Y}"
        usual = money(Decimal(part.usual), part.unit)
        words = _("%(price)s until %(day)s, then %(usual)s") % {"price": words, "day": day, "usual": usual}
    return words


def limit(part):
    """A time limit or a span of one unit in words."""
    low, high = Decimal(part.low), Decimal(part.high)
    words = duration(high, part.unit)
    return words if low == high else f"{grouped(low)} – {words}"


def _differing(known):
    if known.state == WORDS:
        return _("the record's own words: %(words)s") % {"words": known.words}
    if known.state == NONE:
        return _("the national record says: free of charge")
    say = limit if known.parts[0].unit in UNITS else price
    said = _joined(known.parts[:_SHOWN], say) + ("; …" if len(known.parts) > _SHOWN else "")
    elsewhere = _("in the national record")
    where = {CASE: _("in its sub-services"), NOTE: _("in its description")}.get(known.source, elsewhere)
    return f"{said} {where}"


def _set_by(who):
    if who == "council":
        return _("Set by the provincial People's Council")
    return _("Set by %(document)s") % {"document": who} if who else _("Set by another document")
