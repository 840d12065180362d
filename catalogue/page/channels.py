"""How to hand in, what it costs, how long it takes, how the result comes back."""

from catalogue import phrases
from core import facts

from .loading import grouped, unique


def channel_groups(channels, ask):
    """[{methods, rows: [{time, fees, note}]}]: channels that are the same but for the method, once."""
    merged = {}
    for method, own in grouped(channels, lambda channel: channel.method).items():
        rows = unique(_row(channel, ask) for channel in own)
        group = merged.setdefault(repr(rows), {"methods": [], "rows": rows})
        group["methods"].append(phrases.method_label(method))
    return list(merged.values())


def _row(channel, ask):
    fees = unique(_fee(fee, ask) for fee in channel.fees.all())
    if not fees:
        fees = [{"kind": "", "case": "", "fact": facts.missing(ask)}]
    return {"time": phrases.time_fact(channel, ask), "fees": fees, "note": channel.note.strip()}


def _fee(fee, ask):
    kind = str(phrases.FEE_KINDS.get(fee.kind, fee.kind))
    return {"kind": kind, "case": "", "fact": phrases.fee_fact(fee, ask)}


def returns(procedure):
    """How the result comes back, each way once."""
    values = dict.fromkeys(row.value for row in procedure.return_methods.all() if row.value)
    return [str(phrases.RETURNS.get(value, value)) for value in values]
