"""How to hand in, what it costs, how long it takes, how the result comes back."""

from agencies.desks.finding import helping_places
from agencies.desks.saying import state_now
from catalogue import phrases
from catalogue.facts import saying
from catalogue.facts.rates import line_on
from catalogue.models.parts import Method
from core import facts

from .loading import grouped, unique


def channel_groups(channels, ask, today):
    """[{methods, rows: [{time, fees, note}], row_count}]: channels that are the same but for the method, once."""
    merged = {}
    for method, own in grouped(channels, lambda channel: channel.method).items():
        rows = unique(_row(channel, ask, today) for channel in own)
        group = merged.setdefault(repr(rows), {"methods": [], "rows": rows, "row_count": len(rows)})
        group["methods"].append(phrases.method_label(method))
    return list(merged.values())


def _row(channel, ask, today):
    fees = unique(_fee(fee, channel, today) for fee in channel.fees.all())
    if not fees:
        fees = [{"kind": "", "fact": facts.missing(ask), "lapsed": [], "coming": []}]
    return {"time": phrases.time_fact(channel, ask), "fees": fees, "note": channel.note.strip()}


def _fee(fee, channel, today):
    """A fee line: what holds today, what held until lately, what is to come."""
    line = line_on(fee, channel, today)
    return {
        "kind": str(phrases.FEE_KINDS.get(fee.kind, fee.kind)),
        "fact": saying.line_fact(fee, line),
        "lapsed": [saying.lapsed_rate(rate, line) for rate in line.lapsed],
        "coming": [saying.coming_rate(rate, line) for rate in line.coming],
    }


def online_help(channels, commune):
    """{desks, on_paper}: where somebody sits beside those who file online, whether paper is taken at a desk too."""
    desks = [
        {"name": place.desk.name, "url": place.desk.get_absolute_url(), "note": state_now(place)}
        for place in helping_places(commune)
    ]
    return {"desks": desks, "on_paper": any(channel.method == Method.DIRECT for channel in channels)}


def returns(procedure):
    """How the result comes back, each way once; a code that nobody explained says nothing to a reader."""
    values = dict.fromkeys(row.value for row in procedure.return_methods.all() if row.value)
    return [
        str(phrases.RETURNS.get(value, value)) for value in values if value in phrases.RETURNS or not value.isupper()
    ]
