"""The strip at the head of the page: what to bring, what it costs, when, where and how; the answer first."""

from django.utils.translation import gettext as _

from catalogue import phrases
from catalogue.facts import saying
from catalogue.models.procedure import ServiceMode
from core import facts

from . import papers
from .channels import returns


def mode(procedure):
    """{label, note}: the form of the online service in words."""
    notes = {
        ServiceMode.FULL: _("The national record says that the whole procedure can be done online."),
        ServiceMode.PARTIAL: _("You can file online; some step may still need you to come."),
        ServiceMode.NONE: _("No online filing is recorded."),
    }
    return {"label": phrases.mode_label(procedure.service_mode), "note": notes[procedure.service_mode]}


def strip(procedure, fee, time, bodies, receiving):
    """{items: [{key, label, fact}], lacking: [label], ask}: what is known, and in one line what nobody recorded."""
    every = [
        ("giay-to", _("Papers"), papers.glance(procedure, bodies.ask)),
        ("phi-thoi-han", _("Fee"), saying.fee_fact(fee, bodies.ask)),
        ("phi-thoi-han", _("Time"), saying.time_fact(time, bodies.ask)),
        ("noi-nop", _("Where"), bodies.place(procedure, receiving)),
        ("ket-qua", _("Result by"), facts.known_or_missing("; ".join(returns(procedure)), bodies.ask)),
        ("nop-ho-so", _("Online"), _online(procedure, bodies.ask)),
    ]
    return {
        "items": [{"key": key, "label": label, "fact": fact} for key, label, fact in every if fact.state != "missing"],
        "lacking": [label for _key, label, fact in every if fact.state == "missing"],
        "ask": bodies.ask,
    }


def _online(procedure, ask):
    return facts.value(phrases.mode_label(procedure.service_mode)) if procedure.channels.all() else facts.missing(ask)
