"""What it costs today: prices by unit and way of filing, free, in words, set elsewhere, or not known (E7, E10, E11)."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from catalogue.models.parts import FeeState

from .known import CHANNEL, ELSEWHERE, MISSING, NONE, NOTE, PROVINCE, VALUE, WORDS, Known, Part, once, plain
from .money import amounts_in, names_amount
from .own import own_fee
from .quotes import fee_in, quote_amounts, quote_fee, set_by, tiers_in
from .rates import line_on
from .windows import sentences

# More parts than these are one span, "depends on the case".
_MOST_PARTS = 3
# No office takes less: a smaller number has lost its zeros, or its unit.
_LEAST_DONG = 1000


@dataclass(frozen=True)
class _Price:
    """One amount to pay today, 0 where the words waive it."""

    amount: Decimal
    currency: str
    per: str
    method: str
    until: date | None
    usual: Decimal | None
    kind: str


def fee_of(sources, today):
    """The Known of the fee of these Sources on a day."""
    national = _of_channels(sources, today)
    if national.state == MISSING:
        national = _of_words(sources)
    own = own_fee(sources.own_fees, today)
    if own is None:
        return national
    differs = national.state in (VALUE, NONE) and national.parts != own.parts
    return Known(own.state, own.parts, own.words, PROVINCE, (national,) if differs else ())


def fee_facet(known):
    """The value of the facet "phi" of a resolved fee (catalogue.phrases.FEE_STATES)."""
    if known.state == WORDS:
        return "co-phi" if names_amount(known.words) else "bang-loi"
    return {VALUE: "co-phi", NONE: "mien-phi", ELSEWHERE: "theo-van-ban", MISSING: "chua-ro"}[known.state]


def _of_channels(sources, today):
    lines = [(fee, line_on(fee, channel, today), channel.method) for fee, channel in sources.fees]
    # One line that says "free" does not speak for another of the same way that says nothing.
    unsure = {method for _fee, line, method in lines if line.now is None and not line.lapsed}
    priced = [
        (fee, line, method)
        for fee, line, method in lines
        if line.now and line.now.amount is not None and (line.now.amount or method not in unsure)
    ]
    # What one pays at an embassy is not what one pays here.
    home = [row for row in priced if not row[1].is_abroad] or priced
    prices = _told_apart([_price(fee, line, method) for fee, line, method in home])
    if prices:
        methods = {channel.method for channel in sources.channels}
        all_free = len(priced) == len(lines) and not any(price.amount for price in prices)
        parts = () if all_free else _parts(prices, methods)
        is_tiny = any(0 < price.amount < _LEAST_DONG and not price.currency for price in prices)
        words = _more_fully(parts, [fee.text for fee, _line, _method in home], sources.notes)
        return Known(NONE if all_free else VALUE, parts, words, also=_also(lines), is_doubtful=is_tiny)
    worded = once(line.now.words for _fee, line, _method in lines if line.now and line.now.words)
    if not worded:
        return Known()
    telling = [words for words in worded if names_amount(words)]
    if telling:
        return Known(WORDS, words=quote_fee("; ".join(telling)))
    who = set_by(" ".join(worded))
    if who or any(fee.state == FeeState.ELSEWHERE for fee, line, _method in lines if line.now):
        return Known(ELSEWHERE, words=who)
    return Known(WORDS, words=quote_fee("; ".join(worded)))


def _price(fee, line, method):
    rate = line.now
    until = rate.window.until if rate.window else None
    return _Price(rate.amount, line.currency, line.per, method, until, line.usual, fee.kind)


def _told_apart(prices):
    """The prices, with their kinds for the ways of filing by which one pays each kind rather than one or another."""
    by_method = {price.method: [own for own in prices if own.method == price.method] for price in prices}
    return [price if _adds(by_method[price.method]) else replace(price, kind="") for price in prices]


def _adds(prices):
    """Whether one pays all of the prices of a way: each is the only one of its kind, and none another one lowered."""
    kinds = {price.kind for price in prices}
    is_lowered = any(price.until and any(price.amount < other.amount for other in prices) for price in prices)
    return 1 < len(kinds) == len(prices) and not is_lowered


def _parts(prices, methods):
    """Prices of one unit together, as a span for the ways of filing that share it; too many units become one."""
    for with_per in (True, False):
        spans = {}
        for unit in once(_unit(price, with_per) for price in prices):
            same = [price for price in prices if _unit(price, with_per) == unit]
            for method in once(price.method for price in same):
                own = [price for price in same if price.method == method]
                spans.setdefault((unit, _span(own)), []).append(method)
        if len(spans) <= _MOST_PARTS:
            return tuple(_part(unit, span, own, methods) for (unit, span), own in spans.items())
    return _one_span_a_currency(prices)


def _unit(price, with_per):
    return price.currency, price.per if with_per else "", price.kind


def _part(unit, span, own, methods):
    low, high, until, usual = span
    of = () if set(own) == methods else tuple(own)
    return Part(low, high, unit=unit[0], per=unit[1], kind=unit[2], methods=of, until=until, usual=usual)


def _span(prices):
    """(low, high, until, usual): the last two only where all prices are one."""
    amounts = sorted({price.amount for price in prices})
    until, usual = ("", "")
    if len(amounts) == 1 and prices[0].until and prices[0].usual is not None:
        until, usual = prices[0].until.isoformat(), plain(prices[0].usual)
    return plain(amounts[0]), plain(amounts[-1]), until, usual


def _one_span_a_currency(prices):
    currencies = once(price.currency for price in prices)
    of_currency = [[price for price in prices if price.currency == currency] for currency in currencies]
    return tuple(
        Part(*_span(own)[:2], unit=currency, per=_shared(own))
        for currency, own in zip(currencies, of_currency, strict=True)
    )


def _shared(prices):
    pers = {price.per for price in prices}
    return pers.pop() if len(pers) == 1 else ""


def _more_fully(parts, texts, notes):
    """What words name beside the one amount ("từ trang thứ ba 1.000 đồng/trang"), the amount included, or ""."""
    if len(parts) != 1 or parts[0].low != parts[0].high:
        return ""
    amount = Decimal(parts[0].low)
    # The words of a line may name what is over or lowered for a time: only steps and ceilings are told from them.
    for text in [*filter(tiers_in, texts), *notes]:
        for sentence in sentences(text):
            named = amounts_in(sentence)
            if len(set(named)) > 1 and named[0] == amount:
                return quote_amounts(sentence)
    return ""


def _also(lines):
    """What the words of a line say instead of its own amount."""
    texts = once(fee.text for fee, line, _method in lines if line.is_suspect)
    return once(Known(WORDS, words=quote_fee(text), source=CHANNEL) for text in texts)


def _of_words(sources):
    told = filter(None, map(fee_in, sources.notes))
    return next((Known(WORDS, words=words, source=NOTE) for words in told), Known())
