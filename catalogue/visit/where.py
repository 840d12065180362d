"""Where a file is handed in: by the province's rule, by the offices that the record names, by its level."""

from django.db.models import Count, Max, Sum
from django.db.models.functions import Length

from agencies.desks.finding import places, places_named, places_of_agency
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


def receiving(procedure, offices, is_foreign, commune=None):
    """The Receiving of a procedure; `offices` are (name, Agency or None) of those that carry it out.

    `is_foreign`: another province's own procedure, which nobody receives here.
    """
    rule = _rule(procedure)
    if rule:
        kinds, named = rule
        chosen = tuple(place for place in places() if place.desk.pk in named)
        return Receiving(kinds, chosen, procedure.is_non_territorial, commune)
    if is_foreign:
        return Receiving()
    own = {place.desk.pk: place for name, agency in offices for place in _own_places(name, agency)}
    kinds = _kinds(procedure, offices)
    # A desk of a kind that is sent to anyway is not named twice.
    named = tuple(place for place in own.values() if place.desk.kind not in kinds)
    return Receiving(kinds, named, procedure.is_non_territorial, commune)


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
    told = {"rows": Count("pk"), "last": Max("pk"), "letters": Sum(Length("name"))}
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


def _kinds(procedure, offices):
    """The kinds of desks, nearest first; what the names do not tell the level of government does."""
    found = {kind_of_body(name) for name, _agency in offices} - {None}
    if procedure.is_vertical:
        # Police, tax, insurance receive at their own desks.
        found.discard(DeskKind.CENTRE)
    elif not found and not any(_own_places(name, agency) for name, agency in offices):
        found = {DeskKind.COMMUNE} if procedure.is_for_commune else set()
        found |= {DeskKind.CENTRE} if procedure.is_for_province else set()
    return tuple(kind for kind in _NEAREST if kind in found)


def _rule(procedure):
    """(kinds, pks of desks) of the rule that speaks of the fewest procedures, or None."""
    rules = _rules()
    tiers = [("tier", tier) for tier in ("commune", "province") if tier in procedure.tiers]
    for key in (("procedure", procedure.pk), ("area", procedure.area_id), *tiers):
        if key in rules:
            return rules[key]
    return None


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
