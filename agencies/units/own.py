"""The communes of the portal's own province."""

from django.conf import settings

from agencies.models import Commune, Province
from core.web.cache import Cached
from search.text import exact

from .names import core_name, kind_and_name


def _read_province():
    name = core_name(settings.PORTAL_PROVINCE)
    return next((province for province in Province.objects.all() if core_name(province.name) == name), None)


def _read_communes():
    province = own_province()
    communes = Commune.objects.filter(province=province) if province else ()
    return {commune.code: commune for commune in sorted(communes, key=_by_name)}


def _by_name(commune):
    proper = kind_and_name(commune.name)[1]
    return core_name(commune.name), exact(proper)


# The Province that the settings name, or None where no list is loaded or it has no such province.
own_province = Cached(_read_province)
# {code: Commune} of it, by name.
own_communes = Cached(_read_communes)
