"""What the page "Where I live" says of each thing that a typed name may mean."""

from django.utils.translation import gettext as _

from .index import FORMER, NOW, OF_DISTRICT, OF_PROVINCE
from .names import in_sentence


def answers(found):
    """[{lead, note, choices: [{code, name, is_part}], elsewhere: [names]}] of a Found, in its order."""
    return [_answer(place) for place in found.places]


def _answer(place):
    ours = [commune for commune in place.communes if commune.is_ours]
    others = [commune for commune in place.communes if not commune.is_ours]
    lead, note = _SAYING[place.what](place)
    is_said = place.what == NOW or (place.what == FORMER and len(place.communes) == 1)
    return {
        "lead": lead,
        "note": note,
        "choices": [{"code": row.code, "name": row.name, "is_part": row.is_part} for row in ours],
        "elsewhere": [] if is_said else [_of_elsewhere(row) for row in others],
        "is_ours": place.is_ours,
        "province": place.province,
    }


def _of_elsewhere(commune):
    name = f"{commune.name}, {commune.province}"
    return _("%(name)s (a part of it)") % {"name": name} if commune.is_part else name


def _now(place):
    return place.name, ""


def _before(place):
    """The old name with what tells it from others: the district where it is told, else nothing."""
    name = in_sentence(place.name)
    return f"{name} ({place.where})" if place.where else name


def _former(place):
    if len(place.communes) == 1:
        return _("Formerly %(before)s, now %(now)s") % {"before": _before(place), "now": _named(place.communes[0])}, ""
    parted = any(commune.is_part for commune in place.communes)
    note = (
        _("It was divided: choose the commune in which your home is now.")
        if parted
        else _("This name leads to several communes of today: it was divided, or two places bore it. Choose yours.")
    )
    return _("Formerly %(before)s") % {"before": _before(place)}, note


def _named(commune):
    name = in_sentence(commune.name)
    return _("%(name)s (a part of it)") % {"name": name} if commune.is_part else name


def _district(place):
    lead = _("Formerly %(before)s; there are no districts since 01/07/2025") % {"before": in_sentence(place.name)}
    note = _("The list tells the district of some communes only: yours may be missing here. Choose it below.")
    return lead, note if place.is_ours else ""


def _province(place):
    if place.name == place.province:
        return place.name, ""
    return _("Formerly %(before)s, now %(now)s") % {"before": place.name, "now": place.province}, ""


_SAYING = {NOW: _now, FORMER: _former, OF_DISTRICT: _district, OF_PROVINCE: _province}
