"""The demo province's communes, and the lists of the whole country where they lie beside the clone."""

from datetime import date

import pytest

from agencies.units.files import read_files
from agencies.units.loading import load
from demo.records import FOLDER
from tests.conftest import SHARED

DEMO = sorted((FOLDER / "units").glob("*.csv"))


@pytest.fixture
def demo_units(db):
    """The Report of loading the demo's list."""
    return load(read_files(DEMO), "Danh sách thử", date(2025, 7, 1))


@pytest.fixture(scope="session")
def country_files():
    """The three real files; elsewhere the tests skip."""
    names = ("commune_codes_2025.csv", "communes_2025.csv", "provinces_2025.csv")
    paths = [SHARED / "data" / name for name in names]
    if not all(path.is_file() for path in paths):
        pytest.skip("the shared lists of communes are absent")
    return paths
