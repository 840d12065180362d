"""The desks that readers may be sent to, read once a generation: by kind, by agency, by the commune one lives in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from agencies.counting.stored import calendar as working_calendar
from agencies.counting.stored import cut_off as legal_cut_off
from agencies.models import Desk, DeskKind
from core.web.cache import Cached, Lasting
from search.retrieval.snapshot import documents_version

from .hours import Other, Timetable
from .kinds import office_key

# Of these kinds each commune has its own, or shares one; who lives elsewhere is sent elsewhere.
OF_COMMUNES = frozenset({DeskKind.COMMUNE, DeskKind.POLICE, DeskKind.LAND, DeskKind.TAX, DeskKind.INSURANCE})


@dataclass(frozen=True)
class Place:
    """A desk with its Timetable and the codes of the communes that it is for (none: everybody)."""

    desk: Desk
    timetable: Timetable
    communes: frozenset[str]

    def serves(self, commune) -> bool:
        """Whether who lives in this Commune goes there."""
        return not self.communes or commune.code in self.communes


def place_of(slug: str) -> Place | None:
    """The Place at an address."""
    return next((place for place in places() if place.desk.slug == slug), None)


def places_of_agency(agency) -> list[Place]:
    """Where an agency receives."""
    return [place for place in places() if place.desk.agency_id == agency.pk]


def places_named(name: str) -> list[Place]:
    """Where the office of this province receives that a national record names without the province: "Công an tỉnh"."""
    key = office_key(name)
    return [place for place in places() if key and office_key(place.desk.agency.name) == key]


def still_open(found: Iterable[Place]) -> list[Place]:
    """Of these Places those that still receive; for one that closed for good the one that took its place."""
    kept = (place_of(place.desk.instead.slug) if _is_over(place) and place.desk.instead else place for place in found)
    return list({place.desk.pk: place for place in kept if place and not _is_over(place)}.values())


def places_of_kind(kind: str) -> list[Place]:
    """All desks of a kind that still receive."""
    return [place for place in places() if place.desk.kind == kind and not _is_over(place)]


def helping_places(commune=None) -> list[Place]:
    """Where somebody helps to file online: in the commune where one lives, and at the provincial centre."""
    helping = [place for place in places() if place.desk.helps_online and not _is_over(place)]
    near = [place for place in helping if commune and place.communes and place.serves(commune)]
    return [*near, *(place for place in helping if place.desk.kind == DeskKind.CENTRE)]


def centre() -> Place | None:
    """The provincial one-stop centre."""
    return next(iter(places_of_kind(DeskKind.CENTRE)), None)


def _is_over(place):
    last = place.desk.closed_from
    return last is not None and last <= timezone.localdate()


def _read() -> tuple[Place, ...]:
    calendar, legal = working_calendar(), legal_cut_off(timezone.localdate())
    return tuple(_place(desk, calendar, legal) for desk in _desks(documents_version()))


def _read_desks(_version):
    desks = Desk.objects.filter(live=True).select_related("agency", "instead", "photo")
    return tuple(desks.prefetch_related("hours", "exceptions", "communes", "receptions"))


def _place(desk, calendar, legal):
    week = {row.weekday: row.slots for row in desk.hours.all()}
    others = [
        Other(row.first_day, row.last_day or row.first_day, row.weekday, row.reason, row.slots)
        for row in desk.exceptions.all()
    ]
    communes = frozenset(commune.code for commune in desk.communes.all())
    return Place(desk, Timetable(week, others, desk.cut_off or legal, desk.closed_from, calendar), communes)


# Publishing a desk writes its document: hours are read anew only then.
places, _desks = Cached(_read), Lasting(_read_desks)
