"""How one value comes out of a national record and goes back into its shape."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from .node import Node

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _as_stored(value):
    return value


@dataclass(frozen=True)
class Codec:
    """`read(node, key)` gives the value to store, `rebuild(value)` what the national record says for it."""

    read: Callable
    rebuild: Callable = _as_stored


def milliseconds(moment):
    """A moment as the national records write it, or None."""
    return None if moment is None else (moment - _EPOCH) // timedelta(milliseconds=1)


def _number(value):
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


TEXT = Codec(Node.text)
# As received, but for NUL; the tidied form stands in another column.
VERBATIM = Codec(Node.raw)
OPTIONAL_TEXT = Codec(Node.optional)
IDENTIFIER = Codec(Node.identifier)
FLAG = Codec(Node.flag)
FLAG_IF_GIVEN = Codec(Node.flag_if_given)
COUNT = Codec(Node.count)
AMOUNT = Codec(Node.amount, _number)
MOMENT = Codec(Node.moment, milliseconds)
# A number or a text.
SCALAR = Codec(Node.scalar)
