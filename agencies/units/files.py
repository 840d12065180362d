"""The three shapes of files that tell of units, known by their first line."""

import csv
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from core.language.text import one_line
from search.text import fold


class UnitsError(Exception):
    """Why nothing of the files was taken, in a sentence."""


class Code(NamedTuple):
    """A commune of today with its code."""

    code: str
    name: str
    province_code: str
    province: str


class Line(NamedTuple):
    """A commune of today, without its kind, and the old units in it as they were printed."""

    province: str
    commune: str
    before: str


class Merged(NamedTuple):
    """A province of today and the old ones in it."""

    province: str
    before: str


_SHAPES = {
    ("code", "name", "province code", "province"): Code,
    ("tinh", "phuong xa moi", "phuong xa truoc sap nhap"): Line,
    ("province", "merged from"): Merged,
}


@dataclass
class Tables:
    """The rows of all files by shape, None where no file has it; `unread` are lines that could not be read."""

    rows: dict = field(default_factory=dict)
    unread: list = field(default_factory=list)

    def of(self, shape):
        """The rows of a shape, or None."""
        return self.rows.get(shape)


def read_files(paths):
    """The Tables of these files; raises UnitsError when one cannot be read or is of no known shape."""
    tables = Tables()
    for path in map(Path, paths):
        shape, rows, unread = _read(path)
        if shape in tables.rows:
            raise UnitsError(_("%(file)s: another file of the same shape was named already.") % {"file": path.name})
        tables.rows[shape] = rows
        tables.unread += unread
    if tables.of(Code) is not None:
        _refuse_double_codes(tables.of(Code))
    return tables


def _read(path):
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError):
        raise UnitsError(_("%(file)s cannot be read: a CSV file in UTF-8 is needed.") % {"file": path})
    try:
        header, *lines = csv.reader(text.splitlines(), strict=True)
    except (csv.Error, ValueError):
        raise UnitsError(_("%(file)s cannot be read: a CSV file in UTF-8 is needed.") % {"file": path})
    shape = _SHAPES.get(tuple(fold(cell.replace("_", " ")) for cell in header))
    if not shape:
        raise UnitsError(_("%(file)s: the first line names none of the three known tables.") % {"file": path.name})
    rows, unread = [], []
    for number, cells in enumerate(lines, 2):
        cells = [one_line(cell) for cell in cells]
        if not any(cells):
            continue
        # The last cell may say nothing; a row without a name is none.
        if len(cells) == len(shape._fields) and all(cells[:2]):
            rows.append(shape(*cells))
        else:
            unread.append(f"{path.name}:{number}: {', '.join(cells)}")
    return shape, rows, unread


def _refuse_double_codes(rows):
    names = {}
    for row in rows:
        if names.setdefault(row.code, row.name) != row.name or not row.code.isdecimal() or len(row.code) > 10:
            raise UnitsError(_("The code %(code)s is no number or stands for two communes.") % {"code": row.code})
