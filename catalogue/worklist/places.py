"""Where in the record a finding stands, as people see the record: "Cách nộp › Trực tiếp › Phí, lệ phí"."""

import re

from django.utils.translation import gettext as _

from catalogue.history import fact_label
from catalogue.models.history import LINK_DEAD
from catalogue.models.parts import Role
from catalogue.phrases import method_label

from .rules import fact_of

_CHANNEL = re.compile(r"channels\[(\d+)\]")
_NAMED_CHANNEL = re.compile(r"executionMethods\[(\d+)\]")


def way_of(where, methods):
    """The way of filing that a place names, in words, by {position: method}; "" where it names none."""
    found = _CHANNEL.match(where) or _NAMED_CHANNEL.match(where)
    return method_label(methods[int(found[1])]) if found and int(found[1]) in methods else ""


def place(finding, methods):
    """The place of a finding in words, from the part of the record to the fact in it."""
    return " › ".join(filter(None, _steps(finding.rule, finding.where, methods)))


def _steps(rule, where, methods):
    about = {"fee": _("Fee"), "time": _("Time limit")}.get(fact_of(rule, where), "")
    if rule == "cases_against_channels":
        return [_("Sub-services"), about]
    if about or where.startswith("channels") or rule == "no_channel":
        return [_("Ways to file"), way_of(where, methods), about]
    if rule == "code_malformed":
        return [_("Code")]
    if where == "name":
        return [_("Official name")]
    if rule in _PARTS:
        return [_PARTS[rule]()]
    if rule == "dangling_reference":
        return _reference(where)
    if rule == "unknown_field":
        return _unknown(where, methods)
    return [_("Texts of the record")]


_PARTS = {
    "no_papers": lambda: _("Papers"),
    "no_agency": lambda: _("Agencies"),
    "no_legal_basis": lambda: _("Legal basis"),
    LINK_DEAD: lambda: _("File the dossier"),
}


def _reference(where):
    role = where.partition(" ")[0]
    if role in Role.values:
        return [_("Agencies"), str(Role(role).label)]
    return [_("Legal basis")] if where == "legal basis" else [_sentence(fact_label(where))]


def _unknown(where, methods):
    is_fee = ".fees" in where
    return [_sentence(fact_label(where)), way_of(where, methods), _("Fee") if is_fee else ""]


def _sentence(label):
    return label[:1].upper() + label[1:]
