"""All names of units, old and new, as one process keeps them: what each name may mean."""

from typing import NamedTuple

from agencies.models import Commune, FormerCommune, FormerProvince, Province, Succession, UnitList
from core.web.cache import Cached, Lasting

from .names import DISTRICT, PROVINCE, core_name, is_city, kind_and_name, words_of
from .own import own_province

NOW, FORMER, OF_DISTRICT, OF_PROVINCE = "now", "former", "district", "province"


class Now(NamedTuple):
    """A commune of today as an answer: whether only a part of what was asked for is in it."""

    code: str
    name: str
    province: str
    is_ours: bool
    is_part: bool = False


class Place(NamedTuple):
    """One thing that a name may mean, and the communes that it is today.

    `what` is NOW, FORMER, OF_DISTRICT or OF_PROVINCE; `around` are the folded names of the districts and provinces,
    old and new, that tell it from others, `where` what is shown of them; `is_ours` whether it is in this province.
    Of a province the communes are left out, `province` names the one of today.
    """

    what: str
    kinds: frozenset
    name: str
    district: str
    province: str
    around: frozenset
    communes: tuple
    is_ours: bool
    where: str = ""


class Index:
    """{folded name without kind: [Place]}, the most words of a name, the lists of today."""

    def __init__(self):
        self._own = own_province()
        self.places = {}
        self._provinces = dict(Province.objects.values_list("pk", "name"))
        self._formers = {}
        for former in FormerProvince.objects.all():
            self._formers.setdefault(former.province_id, []).append(former.name)
        self._around = {pk: self._names_of_province(pk) for pk in self._provinces}
        self._add_provinces()
        self._add_units(self._add_communes())
        self.longest = max((name.count(" ") + 1 for name in self.places), default=0)

    def _add(self, place):
        self.places.setdefault(core_name(place.name), []).append(place)

    def _names_of_province(self, pk):
        return frozenset(map(core_name, [self._provinces[pk], *self._formers.get(pk, ())]))

    def _is_ours(self, province):
        return bool(self._own) and province == self._own.pk

    def _add_provinces(self):
        for pk, name in self._provinces.items():
            names = {core_name(shown): shown for shown in (*self._formers.get(pk, ()), name)}
            for shown in names.values():
                kinds = frozenset([PROVINCE, DISTRICT] if is_city(words_of(shown)) else [PROVINCE])
                self._add(Place(OF_PROVINCE, kinds, shown, "", name, self._around[pk], (), self._is_ours(pk)))

    def _add_communes(self):
        """{id: Now} of every commune, each added under its name."""
        found = {}
        for pk, code, name, province in Commune.objects.values_list("pk", "code", "name", "province_id"):
            now = found[pk] = Now(code, name, self._provinces[province], self._is_ours(province))
            kinds = frozenset([kind_and_name(name)[0]])
            self._add(Place(NOW, kinds, name, "", now.province, self._around[province], (now,), now.is_ours))
        return found

    def _add_units(self, communes):
        into, districts = {}, {}
        steps = Succession.objects.order_by("pk").values_list("former_id", "commune_id", "is_part")
        for former, commune, is_part in steps:
            into.setdefault(former, []).append(communes[commune]._replace(is_part=is_part))
        columns = ("pk", "name", "district", "province_id", "former_province__name")
        for pk, *unit in FormerCommune.objects.order_by("pk").values_list(*columns):
            now = tuple(into.get(pk, ()))
            self._add_unit(*unit, now)
            _name, district, province, _former = unit
            if district:
                districts.setdefault((province, core_name(district)), (district, []))[1].extend(now)
        self._add_districts(districts)

    def _add_unit(self, name, district, province, former, now):
        """Add a former unit; of the provinces that its province was made of it was in the one that is told, if any."""
        kind = kind_and_name(name)[0]
        told = {core_name(former), core_name(self._provinces[province])} if former else self._around[province]
        around = frozenset(told) | ({core_name(district)} if district else frozenset())
        is_told_apart = former and district and len(self._formers.get(province, ())) > 1
        where = f"{district}, {former}" if is_told_apart else district
        what = OF_DISTRICT if kind == DISTRICT else FORMER
        ours, province = self._is_ours(province), self._provinces[province]
        self._add(Place(what, frozenset([kind]), name, district, province, around, now, ours, where))

    def _add_districts(self, districts):
        for (province, _name), (shown, communes) in districts.items():
            now = tuple({commune.code: commune._replace(is_part=False) for commune in communes}.values())
            kinds = frozenset([DISTRICT, PROVINCE] if is_city(words_of(shown)) else [DISTRICT])
            shown_name, around = self._provinces[province], self._around[province]
            self._add(Place(OF_DISTRICT, kinds, shown, "", shown_name, around, now, self._is_ours(province)))


def _read_version():
    newest = UnitList.objects.first()
    return (newest.pk, newest.loaded_at, own_province() and own_province().name) if newest else None


# The UnitList in use, or None; the Index of all names, which stays as long as that list.
current_list = Cached(lambda: UnitList.objects.first())
_version = Cached(_read_version)
_index = Lasting(lambda _version: Index())


def index():
    """The Index of the list in use."""
    return _index(_version())
