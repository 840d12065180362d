"""How long it takes: by way of filing, by sub-service, in words, or not known (E8, E9)."""

from decimal import Decimal

from catalogue.models.parts import TimeState

from .known import CASE, CHANNEL, MISSING, NONE, NOTE, PROVINCE, VALUE, WORDS, Known, Part, once, plain
from .limits import beyond, differing
from .own import own_time
from .quotes import quote_time, time_in

_MOST_PARTS = 3
# Which of two limits in different units is the longer one, roughly, in hours.
_HOURS = {"HOUR": 1, "WORKING_HOUR": 3, "DAY": 24, "WORKING_DAY": 33, "MONTH": 720, "YEAR": 8760}
# How many days a unit is for the facet, and the spans of the facet with their last days.
_DAYS = {
    "HOUR": Decimal(1) / 24, "WORKING_HOUR": Decimal(1) / 8, "DAY": 1, "WORKING_DAY": 1, "MONTH": 30, "YEAR": 365,
}  # fmt: skip
_SPANS = (
    (Decimal("0.999"), "trong-ngay"), (3, "1-3-ngay"), (7, "4-7-ngay"), (15, "8-15-ngay"), (30, "16-30-ngay"),
)  # fmt: skip


def time_of(sources, today):
    """The Known of the time limit of these Sources on a day."""
    national = _national(sources)
    own = own_time(sources.own_times, today)
    if own is None:
        return national
    differs = national.state in (VALUE, WORDS) and national.parts != own.parts
    return Known(own.state, own.parts, own.words, PROVINCE, (national,) if differs else ())


def time_facet(known):
    """The value of the facet "thoi-han" of a resolved time limit (catalogue.phrases.TIME_LIMITS)."""
    if known.state == VALUE:
        spans = {_span(amount, part.unit) for part in known.parts for amount in (part.low, part.high)}
        return spans.pop() if len(spans) == 1 else "theo-truong-hop"
    return {WORDS: "bang-loi", NONE: "khong-quy-dinh", MISSING: "chua-ro"}[known.state]


def _span(amount, unit):
    """The span of an amount of time, in days as its record counts them; less than a day is within the day."""
    days = Decimal(amount) * _DAYS[unit]
    return next((span for most, span in _SPANS if days <= most), "tren-30-ngay")


def _national(sources):
    channels, cases = sources.channels, sources.service_cases
    known = _values(channels) or _worded(channels, CHANNEL)
    if known:
        return Known(known.state, known.parts, known.words, CHANNEL, _also(sources))
    known = _values(cases, CASE) or _worded(cases, CASE) or _of_words(sources)
    if known:
        return known
    states = {row.time_state for row in channels}
    return Known(NONE) if states == {TimeState.NONE} else Known()


def _values(rows, source=CHANNEL):
    """The stated limits as parts: a span of one unit for the ways of filing that share it."""
    stated = [row for row in rows if row.time_state == TimeState.VALUE]
    if not stated:
        return None
    by_method = {}
    for row in stated:
        by_method.setdefault(getattr(row, "method", ""), set()).add((row.time_amount, row.time_unit))
    every = {getattr(row, "method", "") for row in rows}
    groups = {}
    for method, limits in by_method.items():
        groups.setdefault(frozenset(limits), []).append(method)
    if len(groups) > _MOST_PARTS:
        groups = {frozenset().union(*groups): list(every)}
    parts = [
        part
        for limits, methods in groups.items()
        for part in parts_of(limits, () if set(methods) == every else tuple(methods))
    ]
    return Known(VALUE, tuple(parts), source=source)


def parts_of(limits, methods=()):
    """The Parts of a set of (amount, unit): a span for each unit, the shortest first; many are one span."""
    units = sorted({unit for _amount, unit in limits}, key=_HOURS.get)
    spans = [sorted(amount for amount, own in limits if own == unit) for unit in units]
    return tuple(
        Part(plain(span[0]), plain(span[-1]), unit=unit, methods=methods)
        for unit, span in zip(units, spans, strict=True)
    )


def _worded(rows, source):
    texts = once(str(row.time_verbatim) for row in rows if row.time_state == TimeState.TEXT)
    return Known(WORDS, words=quote_time("; ".join(texts)), source=source) if texts else None


def _also(sources):
    """The limits that sub-services and descriptions name beside those of the ways of filing."""
    stated = {(row.time_amount, row.time_unit) for row in sources.channels if row.time_amount is not None}
    below = {(row.time_amount, row.time_unit) for row in sources.service_cases if row.time_amount is not None}
    noted = set()
    for row in sources.channels:
        if row.time_state == TimeState.VALUE:
            noted |= set(differing(row.time_amount, row.time_unit, row.note))
    found, told = [], beyond(below, stated) if stated else set()
    if told:
        found.append(Known(VALUE, parts_of(told), source=CASE))
    if noted - told:
        found.append(Known(VALUE, parts_of(noted), source=NOTE))
    return tuple(found)


def _of_words(sources):
    told = filter(None, map(time_in, sources.notes))
    return next((Known(WORDS, words=words, source=NOTE) for words in told), None)
