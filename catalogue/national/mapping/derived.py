"""Columns that are understood from what was received; what was received stands beside them."""

from catalogue.facts.limits import read_time
from catalogue.facts.money import read_fee, valid_to
from core.language.text import one_line

from .node import RecordError


def procedure_columns(values):
    """The code and the name, tidied; raises RecordError where the record lacks what everything hangs on."""
    verbatim, name = values["code_verbatim"], values["name_verbatim"]
    code = one_line(verbatim)
    if len(verbatim) > 64:
        raise RecordError("code: longer than 64 characters")
    if "/" in code:
        raise RecordError("code: holds a slash, which no address can")
    for key, value in (("id", values["national_id"].strip()), ("code", code), ("name", name.strip())):
        if not value:
            raise RecordError(f"{key}: missing")
    return {"code": code, "official_name": one_line(name)}


def time_columns(values):
    """What the time limit of a row means."""
    state, amount, unit = read_time(values["time_verbatim"], values["unit_verbatim"], values.get("note", ""))
    return {"time_state": state, "time_amount": amount, "time_unit": unit}


def fee_columns(values):
    """What a fee line means, and until when."""
    text = values["text"]
    return {"state": read_fee(values["amount"], text), "valid_to": valid_to(text)}
