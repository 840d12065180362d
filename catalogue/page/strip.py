"""The strip at the head of the page: papers, fee, time, where, online, each a fact at a glance."""

from django.utils.translation import gettext as _

from catalogue import phrases
from catalogue.models.procedure import ServiceMode
from core import facts

from . import papers


def mode(procedure):
    """{label, note}: the form of the online service in words."""
    notes = {
        ServiceMode.FULL: _("The national record says that the whole procedure can be done online."),
        ServiceMode.PARTIAL: _("You can file online; some step may still need you to come."),
        ServiceMode.NONE: _("No online filing is recorded."),
    }
    return {"label": phrases.mode_label(procedure.service_mode), "note": notes[procedure.service_mode]}


def strip(procedure, channels, ask):
    """[{key, label, fact}], the key naming the part of the page that tells more."""
    fees = [fee for channel in channels for fee in channel.fees.all()]
    fee = phrases.glance_fee_fact(phrases.glance_fee(fees), ask)
    time = phrases.glance_time_fact(phrases.glance_time(channels), ask)
    online = facts.value(phrases.mode_label(procedure.service_mode)) if channels else facts.missing(ask)
    return [
        {"key": "giay-to", "label": _("Papers"), "fact": papers.glance(procedure, ask)},
        {"key": "phi-thoi-han", "label": _("Fee"), "fact": fee},
        {"key": "phi-thoi-han", "label": _("Time"), "fact": time},
        {"key": "noi-nop", "label": _("Where"), "fact": facts.known_or_missing(ask)},
        {"key": "nop-ho-so", "label": _("Online"), "fact": online},
    ]
