"""The finder on the lists of the whole country, where they lie beside the clone."""

from datetime import date

import pytest

from agencies.models import Commune, FormerCommune, Succession
from agencies.units.files import read_files
from agencies.units.finder import find
from agencies.units.loading import load
from search.text import fold

pytestmark = [pytest.mark.django_db, pytest.mark.shared, pytest.mark.slow]


@pytest.fixture(scope="module")
def country(lasting, country_files):
    """The whole country, a portal of Cà Mau."""
    load(read_files(country_files), "Thử", date(2025, 7, 1))


def codes(text):
    """The codes of every commune that a typed name may mean."""
    return {commune.code for place in find(text).places for commune in place.communes}


def test_every_commune_of_the_country_is_found_by_its_name(country):
    for code, name, province in Commune.objects.values_list("code", "name", "province__name"):
        assert code in codes(f"{name}, {province}"), name
        assert code in codes(fold(f"{name} tinh {province}")), name


def test_every_old_name_of_the_country_finds_all_its_successors(country):
    into = {}
    for former, code in Succession.objects.values_list("former_id", "commune__code"):
        into.setdefault(former, set()).add(code)
    for pk, name, district, province in FormerCommune.objects.values_list("pk", "name", "district", "province__name"):
        assert into[pk] <= codes(f"{name}, {district}, {province}"), name
