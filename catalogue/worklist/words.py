"""A finding as the office would say it: what the record states, with the values in words."""

import json
from decimal import Decimal, InvalidOperation

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from catalogue.facts import restored, saying
from catalogue.models.history import LINK_DEAD, OWN_FACT_BENEATH
from catalogue.models.parts import UNITS
from catalogue.national.findings import RULES
from catalogue.phrases import duration, money

from .places import way_of

_QUOTED = 140


def sentence(finding, channels, seen=""):
    """The finding in one sentence; `channels` are the rows of its procedure, `seen` what citizens see of the fact."""
    methods = {row.position: row.method for row in channels}
    way = way_of(finding.where, methods).lower() or _("in an unknown way")
    teller = TELLERS.get(finding.rule)
    return teller(finding.detail, way, channels, seen) if teller else title(finding.rule)


def title(rule):
    """What a rule looks for, in words."""
    return str(RULES.get(rule) or _("Something in the record needs a look"))


def limits(text):
    """The limits of a finding's detail ("10 WORKING_DAY, 3 MONTH") in words; what is none is left out."""
    return ", ".join(filter(None, map(_limit, text.split(","))))


def _limit(text):
    amount, _space, unit = text.strip().partition(" ")
    try:
        return duration(Decimal(amount), unit) if unit in UNITS else ""
    except InvalidOperation:
        return ""


def _against_words(detail, way, _channels, _seen):
    stated, _slash, named = detail.partition(" / ")
    values = {"way": way, "stated": limits(stated), "named": limits(named)}
    return _("The time limit of filing %(way)s is %(stated)s; its own description says %(named)s.") % values


def _cases(detail, _way, channels, _seen):
    stated = dict.fromkeys(duration(row.time_amount, row.time_unit) for row in channels if row.time_amount is not None)
    values = {"channels": ", ".join(stated) or _("nothing"), "cases": limits(detail)}
    return _("The ways of filing state %(channels)s; sub-services state %(cases)s instead.") % values


def _fee(detail):
    amount, _slash, words = detail.partition(" / ")
    try:
        amount = money(Decimal(amount.strip()), "")
    except InvalidOperation:
        amount = "–"
    return amount, Truncator(" ".join(words.split())).chars(_QUOTED)


def _divided(detail, way, _channels, _seen):
    amount, words = _fee(detail)
    values = {"way": way, "amount": amount, "words": words}
    if not words:
        return _("The fee of filing %(way)s is %(amount)s: so little that zeros seem to be lost.") % values
    return _("The fee of filing %(way)s is %(amount)s; zeros seem to be lost, its own words are “%(words)s”.") % values


def _fee_against_words(detail, way, _channels, _seen):
    amount, words = _fee(detail)
    values = {"way": way, "amount": amount, "words": words}
    return _("The fee of filing %(way)s is %(amount)s; its own words are “%(words)s”.") % values


def _beneath(detail, _way, _channels, seen):
    """A finding of the sync about the province's own fact: both national facts, as they were resolved."""
    change = json.loads(detail)
    say = saying.fee_fact if change["fact"] == "fee" else saying.time_fact
    values = {"old": say(restored(change["old"])).text, "new": say(restored(change["new"])).text, "own": seen}
    if change["fact"] == "fee":
        if values["old"] == values["new"]:
            return _("The national record words its fee anew; citizens see “%(own)s”: look at it again.") % values
        return _("The national fee changed from “%(old)s” to “%(new)s”; citizens see “%(own)s”: look again.") % values
    if values["old"] == values["new"]:
        return _("The national record words its time limit anew; citizens see “%(own)s”: look at it again.") % values
    return (
        _("The national time limit changed from “%(old)s” to “%(new)s”; citizens see “%(own)s”: look again.") % values
    )


def _said(words, name):
    """A teller that puts the detail into a sentence."""
    return lambda detail, *_rest: words() % {name: " ".join(detail.split())}


def _plain(words):
    return lambda *_rest: words()


TELLERS = {
    "time_placeholder": _plain(lambda: _("The time limit is “1” without a unit: something filled in, not a limit.")),
    "time_without_unit": _said(
        lambda: _("The time limit is “%(value)s” without a unit: hours, days or working days?"), "value"
    ),
    "time_missing": _plain(lambda: _("No way of filing states how long it takes.")),
    "time_against_words": _against_words,
    "time_working_days": _against_words,
    "cases_against_channels": _cases,
    "fee_zero": _plain(lambda: _("The fee is 0 and nothing says that it is free: nobody knows what is to be paid.")),
    "fee_only_in_words": _plain(lambda: _("The fee is 0, but its own words name amounts.")),
    "fee_divided": _divided,
    "fee_against_words": _fee_against_words,
    "fee_missing": _plain(lambda: _("No way of filing has a fee line: neither an amount nor free of charge.")),
    "full_online_without_channel": _plain(
        lambda: _("The record claims the whole procedure online and names no way of filing online.")
    ),
    "no_channel": _plain(lambda: _("The record names no way of filing at all.")),
    "no_papers": _plain(lambda: _("The record lists not one paper.")),
    "no_agency": _plain(lambda: _("The record names no agency that carries it out.")),
    "no_legal_basis": _plain(lambda: _("The record names no legal basis.")),
    "code_malformed": _said(lambda: _("The code is “%(code)s”; a code has the form 1.234567."), "code"),
    "name_long": _said(lambda: _("The official name has %(length)s characters: write a plain title."), "length"),
    "not_nfc": _plain(lambda: _("Letters and their marks are stored apart at the source; the portal has joined them.")),
    "odd_characters": _plain(lambda: _("The text holds characters that nobody sees or that look broken.")),
    "abolished_tier": _said(
        lambda: _("The text names a level of government that no longer exists: “%(words)s”."), "words"
    ),
    "abolished_ministry": _said(lambda: _("The text names a body that was merged: “%(words)s”."), "words"),
    "dead_portal": _said(lambda: _("The text leads to a portal that was closed: “%(words)s”."), "words"),
    "dangling_reference": _plain(lambda: _("The record refers to something by a number only and gives it no name.")),
    "unknown_field": _plain(lambda: _("The record holds a fact that the portal does not show; tell whoever runs it.")),
    OWN_FACT_BENEATH: _beneath,
    LINK_DEAD: _plain(lambda: _("The link for filing did not open on two nights.")),
}
