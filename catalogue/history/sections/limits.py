"""Time limits and fees as they were logged, in words."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import zip_longest
from types import SimpleNamespace

from catalogue import phrases
from catalogue.models.parts import FeeState
from catalogue.national.mapping.derived import fee_columns, time_columns
from core.language.text import one_line

# From this on an amount without a currency and words is in đồng; below it might be dollars.
_SURELY_DONG = 1000


def time_of(value, unit, note=""):
    """The words of a time limit, beside those of its row."""
    columns = time_columns({"time_verbatim": value, "unit_verbatim": unit, "note": note})
    return phrases.time_fact(SimpleNamespace(time_verbatim=value, **columns)).text


@dataclass(frozen=True)
class Fee:
    """A fee line: "phí" or "lệ phí", the amount in words ("" where it cannot be told), the source's own words."""

    kind: str
    words: str
    text: str
    amount: Decimal | None = None

    @property
    def has_note(self):
        """Whether the source's words say something beside the amount."""
        return self.words != self.text


def fee_of(item, is_certain=True):
    """The Fee that a fee line of the record tells; uncertain is one of which only what changed is known."""
    text, currency, amount = one_line(item.get("description", "")), item.get("currencyName", ""), _amount(item)
    state = fee_columns({"amount": amount, "text": text})["state"]
    words = text if state in (FeeState.TEXT, FeeState.ELSEWHERE) else _words(state, amount, currency)
    if not is_certain and not text and not currency and (amount or 0) < _SURELY_DONG:
        words = ""
    kind = phrases.FEE_KINDS.get(item.get("type"), phrases.FEE_KINDS["FEE"])
    return Fee(str(kind).lower(), words, text, amount)


def _amount(item):
    try:
        return Decimal(item["value"])
    except (InvalidOperation, KeyError):
        return None


def _words(state, amount, currency):
    if state == FeeState.FIXED:
        return phrases.money(amount, currency)
    return str(phrases.FEE_STATES["mien-phi" if state == FeeState.FREE else "chua-ro"])


def paired_fees(old, new):
    """[(Fee or None, Fee or None)] of two lists without what both hold: those of the same words, the rest in order."""
    gone = [fee for fee in dict.fromkeys(old) if fee not in new]
    come = [fee for fee in dict.fromkeys(new) if fee not in old]
    pairs = []
    for fee in list(gone):
        twin = next((other for other in come if other.text == fee.text), None)
        if twin:
            gone.remove(fee)
            come.remove(twin)
            pairs.append((fee, twin))
    return pairs + list(zip_longest(gone, come))
