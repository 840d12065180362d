"""Where a file is handed in: by the province's rule, by the offices that the record names, by its level."""

from django.db.models import Count, Max, Sum
from django.db.models.functions import Length

from agencies.desks.finding import places, places_named, places_of_agency, still_open
from agencies.desks.kinds import kind_of_body
from agencies.desks.receiving import Receiving
from agencies.models import DeskKind, NationalIdentity, Tier
from agencies.names import is_other_province
from catalogue.models import ReceivingRule
from core.web.cache import Cached, Lasting

# Whoever lives there meets the nearest first.
_NEAREST = (
    DeskKind.COMMUNE, DeskKind.POLICE, DeskKind.LAND, DeskKind.TAX, DeskKind.INSURANCE, DeskKind.CENTRE, DeskKind.OTHER,
)  # fmt: skip
# Where a level of government receives unless somebody says otherwise.
_LEVELS = (("commune", DeskKind.COMMUNE), ("province", DeskKind.CENTRE))


def receiving(procedure, offices, is_foreign, commune=None):
    """The Receiving of a procedure; `offices` are (name, Agency or None) of those that carry it out.

    `is_foreign`: another province's own procedure, which nobody receives here.
    """
    found = _ruled(("procedure", procedure.pk), ("area", procedure.area_id))
    if found is None and is_foreign:
        return Receiving()
    kinds, named = found or _told(procedure, offices) or _of_level(procedure)
    # A desk of a kind that is sent to anyway is not named twice.
    left = tuple(place for place in still_open(named) if place.desk.kind not in kinds)
    return Receiving(kinds, left, procedure.is_non_territorial, commune)


def facet_values(procedure, offices, is_foreign):
    """The values of the facet "noi-nop": the kinds of desks, of those with a name too."""
    found = receiving(procedure, offices, is_foreign)
    return list(dict.fromkeys([*map(str, found.kinds), *(place.desk.kind for place in found.places)]))


def is_foreign(procedure):
    """Whether another province published the procedure for itself."""
    return procedure.promulgator_id in _foreign()


def _read_foreign(_version):
    return frozenset(body.pk for body in NationalIdentity.objects.only("name", "code") if is_other_province(body))


def _version_of_bodies():
    """What differs when a body came or was renamed: reading all of them takes ten milliseconds."""
    letters = Sum(Length("name")) + Sum(Length("code"))
    told = {"rows": Count("pk"), "last": Max("pk"), "letters": letters}
    return tuple(NationalIdentity.objects.aggregate(**told).values())


_bodies, _foreign_of = Cached(_version_of_bodies), Lasting(_read_foreign)


def _foreign():
    return _foreign_of(_bodies())


def _own_places(name, agency):
    """Where this office itself receives; a provincial one not at the desks that communes have in its name."""
    found = (agency and places_of_agency(agency)) or places_named(name)
    if agency and agency.tier == Tier.COMMUNE:
        return found
    return [place for place in found if place.desk.kind not in (DeskKind.COMMUNE, DeskKind.POLICE)]


def _told(procedure, offices):
    """(kinds, Places) of the offices that the record names; None where the names tell nothing."""
    kinds = {kind_of_body(name) for name, _agency in offices} - {None}
    if procedure.is_vertical:
        # Police, tax, insurance receive at their own desks.
        kinds.discard(DeskKind.CENTRE)
    own = {place.desk.pk: place for name, agency in offices for place in _own_places(name, agency)}
    return (_nearest(kinds), list(own.values())) if kinds or own else None


def _of_level(procedure):
    """(kinds, Places) by the level of government: as the province rules, else one-stop desks and the centre."""
    if procedure.is_vertical:
        return (), []
    found = [_ruled(("tier", tier)) or ((kind,), []) for tier, kind in _LEVELS if tier in procedure.tiers]
    return _nearest({kind for kinds, _named in found for kind in kinds}), [
        place for _kinds, own in found for place in own
    ]


def _nearest(kinds):
    return tuple(kind for kind in _NEAREST if kind in kinds)


def _ruled(*keys):
    """(kinds, Places) of the first of these things of which a rule of the province speaks, or None."""
    rules = _rules()
    key = next((key for key in keys if key in rules), None)
    if key is None:
        return None
    kinds, named = rules[key]
    return kinds, [place for place in places() if place.desk.pk in named]


def _read_rules():
    rules = {}
    for rule in ReceivingRule.objects.filter(live=True).prefetch_related("desks").order_by("pk"):
        key = (
            ("procedure", rule.procedure_id) if rule.procedure_id
            else ("area", rule.area_id) if rule.area_id
            else ("tier", rule.tier)
        )  # fmt: skip
        kinds = (DeskKind(rule.kind),) if rule.kind else ()
        rules[key] = (kinds, frozenset(desk.pk for desk in rule.desks.all()))
    return rules


_rules = Cached(_read_rules)
