"""How to hand in, what it costs, how long it takes, how the result comes back."""

from django.utils.translation import gettext as _

from agencies.desks.finding import helping_places
from agencies.desks.saying import state_now
from catalogue import phrases
from catalogue.facts import saying
from catalogue.facts.rates import line_on
from catalogue.models.parts import Method
from core import facts

from .loading import grouped, unique


def channel_groups(channels, ask, today, own=()):
    """[{methods, rows: [{time, fees, note}], row_count}]: channels that are the same but for the method, once.

    What the nation leaves out and the province sets ("fee", "time" in `own`) is not called missing.
    """
    merged = {}
    for method, of_method in grouped(channels, lambda channel: channel.method).items():
        rows = unique(_row(channel, ask, today, own) for channel in of_method)
        group = merged.setdefault(repr(rows), {"methods": [], "rows": rows, "row_count": len(rows)})
        group["methods"].append(phrases.method_label(method))
    return list(merged.values())


def _row(channel, ask, today, own):
    fees = unique(_fee(fee, channel, today) for fee in channel.fees.all())
    if not fees:
        fees = [{"kind": "", "fact": facts.missing(ask), "lapsed": [], "coming": []}]
    if "fee" in own and all(fee["fact"].state == "missing" for fee in fees):
        fees = [fees[0] | {"fact": _of_the_province()}]
    time = phrases.time_fact(channel, ask)
    if "time" in own and time.state == "missing":
        time = _of_the_province()
    return {"time": time, "fees": fees, "note": channel.note.strip()}


def _of_the_province():
    return facts.value(_("as the province sets, see above"))


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
