"""At which desks a citizen hands in: those of a kind, and of these the ones of the commune one lives in."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from agencies.models import DeskKind

from .cards import card
from .finding import OF_COMMUNES, Place, places_of_kind

# A kind with no more desks than these is shown whole before one has said where one lives.
_FEW = 3


@dataclass(frozen=True)
class Receiving:
    """The kinds of desks that receive, the named Places, and whether any of a kind will do ("phi địa giới")."""

    kinds: tuple[DeskKind, ...] = ()
    places: tuple[Place, ...] = ()
    anywhere: bool = False
    commune: object = field(default=None, compare=False)

    def groups(self, now=None, day=None):
        """[{label, desks, choose, note}] in the order of nearness, for now or a day; `choose`: say where you live."""
        groups = [self._group(kind, now, day) for kind in self.kinds]
        if self.places:
            cards = [card(place, now, day) for place in self.places]
            groups.append({"label": _("Or here") if groups else "", "desks": cards, "choose": False, "note": ""})
        return groups

    def one(self) -> Place | None:
        """The only desk where to go, if there is one."""
        found = [*(place for kind in self.kinds for place in self.of_kind(kind)), *self.places]
        return found[0] if len(found) == 1 else None

    def options(self) -> list[Place]:
        """Every desk that one may choose: those of one's own commune first, of all where any will do."""
        own = [place for kind in self.kinds for place in self.of_kind(kind)]
        others = places_of_kind(DeskKind.COMMUNE) if self.anywhere and DeskKind.COMMUNE in self.kinds else []
        return list({place.desk.pk: place for place in [*own, *self.places, *others]}.values())

    def only(self, slug: str) -> "Receiving":
        """The Receiving of the one desk at this address; this one as it is where that desk is none of it."""
        chosen = tuple(place for place in self.options() if place.desk.slug == slug)
        return Receiving((), chosen, commune=self.commune) if chosen else self

    def of_kind(self, kind):
        """The Places of a kind for who lives in the commune, or in any."""
        places = places_of_kind(kind)
        if self.commune and kind in OF_COMMUNES:
            return [place for place in places if place.serves(self.commune)]
        return places

    def _group(self, kind, now, day):
        places = self.of_kind(kind)
        choose = kind in OF_COMMUNES and not self.commune and len(places) > _FEW
        return {
            "label": kind_words(kind),
            "desks": [] if choose else [card(place, now, day) for place in places],
            "choose": choose,
            "note": self._note(kind, places),
        }

    def _note(self, kind, places):
        if kind in OF_COMMUNES and self.commune and not places:
            return _("No desk of this kind is published for %(commune)s yet.") % {"commune": self.commune.name}
        if kind == DeskKind.COMMUNE and self.anywhere:
            return _("Any commune of the province receives this file, wherever you live.")
        if kind == DeskKind.LAND and self.commune:
            return _("It is the office of the place where the land is, not of where you live.")
        return ""


def kind_words(kind):
    """A kind of desk as a citizen is sent there."""
    return {
        DeskKind.CENTRE: _("Provincial one-stop centre"),
        DeskKind.COMMUNE: _("One-stop desk of the commune where you live"),
        DeskKind.POLICE: _("Police of the commune where you live"),
        DeskKind.LAND: _("Land registration office where the land is"),
        DeskKind.TAX: _("Tax office of your area"),
        DeskKind.INSURANCE: _("Social insurance office of your area"),
    }.get(kind, _("Where to go"))
