"""The report as rows of a spreadsheet and as data for machines."""

import csv
from datetime import date
from io import BytesIO, StringIO
from urllib.parse import urljoin

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from core.spreadsheets import safe_cell

from .figure import written

_WIDTHS = (14, 52, 12, 12, 8, 14, 60, 14, 30, 44)


def _headings():
    first = [_("Part of the report"), _("Figure"), _("Value"), _("Out of"), "%", _("Unit")]
    return [*first, _("Scope"), _("As of"), _("State"), _("Source")]


def _rows(report):
    """The report's figures, then its categories, under the same headings."""
    for group in report.groups:
        for it in group.figures:
            yield [
                group.title, it.label, it.value, it.whole, it.share, it.unit, it.scope, it.as_of,
                "" if it.value is not None else _("No figure yet"), absolute(it.source.url),
            ]  # fmt: skip
    for it in report.categories:
        state = it.state.label if it.newest_on is None else f"{it.state.label} ({written(it.newest_on)})"
        yield [
            _("Categories"), it.name, it.articles, None, None, _("articles"), _("Public articles of the category"),
            localdate(report.at), state, absolute(it.source.url),
        ]  # fmt: skip


def absolute(url):
    """An address of ours with its host."""
    return urljoin(f"{settings.BASE_URL}/", url)


def as_csv(report):
    """The bytes of a CSV file that a spreadsheet opens without running anything."""
    lines = StringIO()
    writer = csv.writer(lines)
    for row in [_headings(), *_rows(report)]:
        writer.writerow([safe_cell(_text(cell)) for cell in row])
    return f"\ufeff{lines.getvalue()}".encode()


def _text(cell):
    """A cell as a Vietnamese spreadsheet reads it: 12,5 and 31/12/2026."""
    if isinstance(cell, float):
        return f"{cell}".replace(".", ",")
    return written(cell) if isinstance(cell, date) else "" if cell is None else str(cell)


def as_xlsx(report):
    """The bytes of a workbook of one sheet; numbers and days are numbers and days."""
    book = Workbook()
    sheet = book.active
    sheet.title = _("Coverage")
    for row in [_headings(), *_rows(report)]:
        sheet.append([cell if isinstance(cell, int | float | date) else safe_cell(_text(cell)) for cell in row])
    _lay_out(sheet)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _lay_out(sheet):
    for column, width in zip(sheet.columns, _WIDTHS, strict=True):
        sheet.column_dimensions[column[0].column_letter].width = width
        column[0].font = Font(bold=True)
        for cell in column:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.is_date:
                cell.number_format = "DD/MM/YYYY"
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight = True, 0


def as_data(report):
    """The report for machines: plain values, ISO days, None for what is not known, no source that needs a login."""
    return {
        "as_of": report.at.isoformat(timespec="seconds"),
        "groups": [
            {
                "key": group.key,
                "title": str(group.title),
                "note": str(group.note),
                "figures": [_figure(it) for it in group.figures],
            }
            for group in report.groups
        ],
        "categories": [_category(it) for it in report.categories],
    }


def _figure(it):
    return {
        "key": it.key,
        "definition": str(it.label),
        "scope": str(it.scope),
        "value": _plain(it.value),
        "of": it.whole,
        "percent": it.share,
        "unit": str(it.unit),
        "as_of": it.as_of.isoformat(),
        "source": None if it.source.right else absolute(it.source.url),
    }


def _category(it):
    return {
        "key": it.slug,
        "name": it.name,
        "articles": it.articles,
        "newest_on": _plain(it.newest_on),
        "review_months": it.review_months,
        "state": it.state.value,
        "definition": str(it.state.label),
        "source": absolute(it.source.url),
    }


def _plain(value):
    return value.isoformat() if isinstance(value, date) else value
