"""Fee lines and ways of filing that were never stored."""

from decimal import Decimal
from types import SimpleNamespace

from catalogue.facts.money import read_fee
from catalogue.facts.sources import gathered


def fee(amount, text="", currency="", kind="FEE"):
    """A fee line as the sync reads it."""
    amount = None if amount is None else Decimal(amount)
    return SimpleNamespace(amount=amount, text=text, currency=currency, kind=kind, state=read_fee(amount, text))


def way(*fees, method="DIRECT", note=""):
    """A way of filing with its fee lines."""
    return SimpleNamespace(method=method, note=note, fees=fees)


def sources(*ways, note=""):
    """The Sources of ways of filing and a note."""
    return gathered(list(ways), [(row, channel) for channel in ways for row in channel.fees], [], note, None)
