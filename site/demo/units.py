"""The demo province's communes and what they were before; all names are made up."""

from datetime import date

from agencies.models import UnitList
from agencies.units.files import read_files
from agencies.units.loading import load

from .records import FOLDER

_SOURCE = "Danh sách trình diễn: tỉnh, xã, phường cũ và mới đều là hư cấu"


def load_units():
    """Load them, unless some list was loaded before."""
    if not UnitList.objects.exists():
        load(read_files(sorted((FOLDER / "units").glob("*.csv"))), _SOURCE, date(2025, 7, 1))
