"""Files that people open in a spreadsheet: no cell is a formula, Vietnamese letters stay whole, days are dd/mm/yyyy.

Rows are lists of cells: text (translated late or not), int, float, Decimal, date or None; the first row holds the
headings.
"""

import csv
import re
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

from django.http import HttpResponse
from django.utils.functional import Promise

from .language.text import printable

_FORMULA = re.compile(r"^[=+\-@\t\r]")
_QUOTED_FORMULA = re.compile(r"^'(?=[=+\-@])")
# Excel knows UTF-8 by this mark.
_MARK = "\ufeff"
_NARROWEST, _WIDEST = 8, 60
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def table_response(rows, kind, name, title=""):
    """The rows as a file to take along, `name` with its ending; `kind` is "csv" or "xlsx", `title` names the sheet."""
    content = as_csv(rows) if kind == "csv" else as_xlsx(rows, title)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return HttpResponse(content, content_type=_TYPES[kind], headers=headers)


def as_csv(rows):
    """The bytes of a CSV file; days and numbers as a Vietnamese spreadsheet reads them: 31/12/2026, 12,5."""
    lines = StringIO()
    writer = csv.writer(lines)
    for row in rows:
        writer.writerow([safe_cell(_written(cell)) for cell in row])
    return f"{_MARK}{lines.getvalue()}".encode()


def as_xlsx(rows, title=""):
    """The bytes of a workbook of one sheet: numbers and days are numbers and days, the headings stay in sight."""
    from openpyxl import Workbook  # 7 MB, seldom needed
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.worksheet import Worksheet

    rows = [[_plain(cell) for cell in row] for row in rows]
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title or None)
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight = True, 0
    for number, width in enumerate(_widths(rows), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for place, row in enumerate(rows):
        sheet.append([_cell(sheet, cell, is_heading=place == 0) for cell in row])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _widths(rows):
    """The width of each column in letters: its longest cell's, within bounds."""
    longest = (max(len(_written(cell)) for cell in column) for column in zip(*rows, strict=True))
    return [min(_WIDEST, max(_NARROWEST, length + 2)) for length in longest]


def _cell(sheet, value, is_heading):
    is_long = isinstance(value, str) and len(value) > _WIDEST
    if not (is_heading or is_long or isinstance(value, date)):
        return safe_cell(value)
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    cell = WriteOnlyCell(sheet, safe_cell(value))
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if is_heading:
        cell.font = Font(bold=True)
    if isinstance(value, date):
        cell.number_format = "DD/MM/YYYY"
    return cell


def _plain(cell):
    return printable(str(cell)) if isinstance(cell, str | Promise) else cell


def _written(cell):
    """A cell as text."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}".replace(".", ",")
    if isinstance(cell, float):
        return str(cell).replace(".", ",")
    return str(_plain(cell))


def safe_cell(value):
    """The value with an apostrophe before anything that a spreadsheet would run."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def typed_cell(text):
    """What was written before safe_cell."""
    return _QUOTED_FORMULA.sub("", text)


class SafeCsvMixin:
    """For views with Wagtail's spreadsheet export, which writes CSV cells as they are and without a byte order mark."""

    def write_csv_row(self, writer, row_dict):
        """Write one row of safe cells."""
        cells = {
            field: safe_cell(self.preprocess_field_value(field, value, self.FORMAT_CSV))
            for field, value in row_dict.items()
        }
        return writer.writerow(cells)

    def stream_csv(self, queryset):
        """The lines of the file, first the mark."""
        yield _MARK.encode()
        yield from super().stream_csv(queryset)
