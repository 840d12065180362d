"""Facts that the demo's province sets for its procedures: fees, times, reasons to come, what comes after."""

from functools import cache

from catalogue.models import GuideFee, GuideTime

from .records import FOLDER, read


def add_own_facts(guide, code):
    """Give an unsaved guide the province's facts for the procedure of this code, if it has any."""
    facts = _all()["procedures"].get(code, {})
    guide.own_fees = [_fee(place, row) for place, row in enumerate(facts.get("fees", ()))]
    guide.own_times = [_time(place, row) for place, row in enumerate(facts.get("times", ()))]
    guide.afterwards = "\n".join(facts.get("afterwards", ()))
    if presence := facts.get("presence"):
        guide.presence_reason, guide.presence_basis = presence["reason"], presence["basis"]


@cache
def _all():
    return read(FOLDER / "own_facts.toml")


def _shared(place, row, document):
    return {
        "sort_order": place,
        "method": row.get("method", ""),
        "case": row.get("case", ""),
        "document_number": document["number"],
        "document_on": document["signed_on"],
        "valid_from": document["valid_from"],
        "exemptions": "" if row.get("free") else "\n".join(document.get("exemptions", ())),
    }


def _fee(place, row):
    shared = _shared(place, row, _all()["fee_document"])
    return GuideFee(amount=row.get("amount"), is_free=row.get("free", False), per=row.get("per", ""), **shared)


def _time(place, row):
    shared = _shared(place, row, _all()["time_document"])
    return GuideTime(amount=row.get("amount"), unit=row.get("unit", ""), words=row.get("words", ""), **shared)
