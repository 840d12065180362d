"""Rules that look a parsed record over and say what is missing, contradictory or out of date; nothing is repaired.

A rule is a generator of Findings over one ParsedRecord; its words for editors are in RULES.
"""

import re
import tomllib
from collections import namedtuple
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from catalogue.facts.limits import beyond, day_counts, differing, number
from catalogue.facts.money import amounts_in, is_foreign, slipped
from catalogue.facts.rates import disagrees
from catalogue.models.history import LINK_DEAD, OWN_FACT_BENEATH
from catalogue.models.parts import UNITS, FeeState, TimeState

Found = namedtuple("Found", "rule where detail")

RULES = {
    "time_placeholder": _("Time limit is the placeholder “1” without a unit"),
    "time_without_unit": _("Time limit is a number without a unit"),
    "time_missing": _("No time limit is stated"),
    "time_against_words": _("Time limit differs from the days named in its own description"),
    "time_working_days": _("Time limit is in days, its description says working days"),
    "cases_against_channels": _("Sub-services and submission channels state different time limits"),
    "fee_zero": _("Fee is 0 without a word: not known to be free"),
    "fee_only_in_words": _("Fee is 0, its words name amounts"),
    "fee_divided": _("Fee looks divided by 1,000 or multiplied"),
    "fee_against_words": _("Fee differs from the amounts in its own words"),
    "fee_missing": _("No fee line"),
    "full_online_without_channel": _("Claimed fully online without an online channel"),
    "no_channel": _("No way of submitting"),
    "no_papers": _("No paper in the dossier"),
    "no_agency": _("No implementing agency"),
    "no_legal_basis": _("No legal basis"),
    "code_malformed": _("Code is not of the form 1.234567"),
    "name_long": _("Official name is longer than 255 characters: write a plain title"),
    "name_capitals": _("Official name is in capitals"),
    "name_spaces": _("Official name has odd spaces, line breaks or a final dot"),
    "not_nfc": _("Text was not in Unicode NFC"),
    "odd_characters": _("Text holds invisible or private characters"),
    "abolished_tier": _("Names a level of government that was abolished"),
    "abolished_ministry": _("Names a ministry or department that was merged"),
    "dead_portal": _("Points to a portal that was closed"),
    "dangling_reference": _("Refers to something that the record does not explain"),
    "unknown_field": _("Holds a field that the portal does not know yet"),
    OWN_FACT_BENEATH: _("National fee or time limit changed beneath a fact of the province"),
    LINK_DEAD: _("Link for filing does not open"),
}

_CODE = re.compile(r"\d\.\d{6}")
_ODD = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ue000-\uf8ff]")


def findings_of(parsed):
    """Every Found of a ParsedRecord, each rule at most a few times."""
    texts = list(_texts(parsed))
    found = []
    for rule in (_times, _fees, _contradictions, _absences, _name):
        found += rule(parsed)
    return found + list(_lint(parsed, texts)) + list(_unknown(parsed))


def _times(parsed):
    rows = [row for row, _fees_of in parsed.channels]
    if rows and all(row["time_state"] == TimeState.MISSING for row in rows):
        yield Found("time_missing", "channels", "")
    for rule, suspect in (
        ("time_placeholder", lambda amount: amount == 1),
        ("time_without_unit", lambda amount: amount not in (0, 1)),
    ):
        values = {
            row["time_verbatim"]
            for row in rows
            if row["unit_verbatim"] not in UNITS
            and (amount := number(row["time_verbatim"])) is not None
            and suspect(amount)
        }
        for value in sorted(values, key=str):
            yield Found(rule, "channels", str(value))
    for position, row in enumerate(rows):
        if row["time_state"] == TimeState.VALUE:
            yield from _against_words(position, row)


def _against_words(position, row):
    amount, unit = row["time_amount"], row["time_unit"]
    named = differing(amount, unit, row["note"])
    if not named:
        return
    words = ", ".join(f"{count} {word}" for count, word in day_counts(row["note"])[:6])
    rule = "time_working_days" if named[0][0] == amount else "time_against_words"
    yield Found(rule, f"channels[{position}]", f"{amount.normalize():f} {unit} / {words}")


def _fees(parsed):
    lines = [(position, fee) for position, (_row, fees) in enumerate(parsed.channels) for fee in fees]
    if parsed.channels and not lines:
        yield Found("fee_missing", "channels", "")
    if any(fee["amount"] == 0 and fee["state"] == FeeState.MISSING for _position, fee in lines):
        yield Found("fee_zero", "fees", "")
    if any(not fee["amount"] and fee["state"] == FeeState.TEXT and amounts_in(fee["text"]) for _p, fee in lines):
        yield Found("fee_only_in_words", "fees", "")
    for position, fee in lines:
        if fee["state"] == FeeState.FIXED and not is_foreign(fee["currency"]):
            yield from _suspicious_amount(f"channels[{position}].fees", fee)


def _suspicious_amount(where, fee):
    amount, named = fee["amount"], amounts_in(fee["text"])
    if slipped(amount, named) or amount < 1000:
        yield Found("fee_divided", where, f"{amount.normalize():f} / {fee['text'][:200]}")
    elif disagrees(amount, fee["text"]):
        yield Found("fee_against_words", where, f"{amount.normalize():f} / {fee['text'][:200]}")


def _contradictions(parsed):
    methods = {row["method"] for row, _fees_of in parsed.channels}
    if parsed.fields["is_full_online"] and "ONLINE" not in methods:
        yield Found("full_online_without_channel", "channels", "")
    own = {(row["time_amount"], row["time_unit"]) for row, _f in parsed.channels if row["time_amount"]}
    below = {(row["time_amount"], row["time_unit"]) for row in parsed.service_cases if row["time_amount"]}
    if own and (other := beyond(below, own)):
        detail = ", ".join(f"{amount.normalize():f} {unit}" for amount, unit in sorted(other)[:6])
        yield Found("cases_against_channels", "cases", detail)


def _absences(parsed):
    roles = {role for role, *_rest in parsed.roles}
    for rule, absent in (
        ("no_channel", not parsed.channels),
        ("no_papers", not any(documents for _case, documents in parsed.cases)),
        ("no_agency", "implementing" not in roles),
        ("no_legal_basis", not parsed.citations),
    ):
        if absent:
            yield Found(rule, "", "")


def _name(parsed):
    name, raw, code = parsed.fields["official_name"], parsed.fields["name_verbatim"], parsed.fields["code_verbatim"]
    for rule, wrong, detail in (
        ("code_malformed", not _CODE.fullmatch(code), code),
        ("name_long", len(name) > 255, str(len(name))),
        ("name_capitals", name.isupper(), ""),
        ("name_spaces", raw != " ".join(raw.split()) or "\u00a0" in raw or raw.rstrip().endswith((".", ";")), ""),
    ):
        if wrong:
            yield Found(rule, "name", detail)


@cache
def _lint_rules():
    path = Path(__file__).resolve().parent.parent / "data" / "lint_terms.toml"
    rules = tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
    return [
        (rule["name"], tuple(rule.get("terms", ())), rule.get("contains", "\0"), re.compile(rule.get("pattern", "")))
        for rule in rules
    ]


def _lint(parsed, texts):
    joined = "\n".join(texts)
    if parsed.extra.had_loose_marks:
        yield Found("not_nfc", "", "")
    if _ODD.search(joined):
        yield Found("odd_characters", "", "")
    # "ủy ban" and "uỷ ban" are one word to the rules.
    joined = joined.casefold().replace("uỷ ban", "ủy ban")
    for rule, terms, contained, pattern in _lint_rules():
        named = [term for term in terms if term in joined]
        match = pattern.search(joined) if contained in joined else None
        if named or match:
            yield Found(rule, "", ", ".join(named) or match[0])


def _unknown(parsed):
    for path, value in parsed.extra.items():
        rule = "dangling_reference" if path.endswith("Ids") else "unknown_field"
        yield Found(rule, path, str(value)[:200])
    for role, source_list, reference, _id_only in parsed.roles:
        if not (reference.name or "").strip():
            yield Found("dangling_reference", f"{role} {source_list}", reference.national_id)
    for row in parsed.citations:
        if not row.get("title") and not row.get("number"):
            yield Found("dangling_reference", "legal basis", row["national_id"])


def _texts(parsed):
    fields = parsed.fields
    for key in ("name_verbatim", "requirements", "note", "keywords", "receiving_address", "implementing_text"):
        yield fields[key]
    for row in parsed.steps:
        yield row["name"]
        yield row["text"]
    for row, fees in parsed.channels:
        yield row["note"]
        yield from (fee["text"] for fee in fees)
    for row, documents in parsed.cases:
        yield row["name"]
        yield from (document["name"] for document, _forms in documents)
    for row in (*parsed.outputs, *parsed.service_cases):
        yield row.get("name", "")
    for row in parsed.citations:
        yield row.get("title", "")
    yield from (reference.name or "" for _role, _list, reference, _id_only in parsed.roles)
