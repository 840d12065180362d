"""Targets and reports as tables to take along: CSV and XLSX with the same columns."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

from django.http import HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook

from core.language.text import printable
from core.spreadsheets import safe_cell

from .standing.goals import unit_of

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def columns():
    """The headings of the table of targets."""
    return [
        _("Plan"), _("Number"), _("Issuing agency"), _("Field"), _("Group"), _("Wording"), _("Comparison"), _("Value"),
        _("Up to"), _("Unit"), _("Direction"), _("Scope"), _("Condition"), _("Due on"), _("Responsible agency"),
        _("Baseline"), _("Baseline as of"), _("Latest value"), _("As of"), _("Source"), _("Status"), _("Rule"),
        _("How it was judged"), _("Address"),
    ]  # fmt: skip


def row(standing, site):
    """One target as a row of plain values; `site` begins its address."""
    plan, target, status = standing.plan, standing.target, standing.status
    report = status.report
    return [
        plan.title, plan.number, str(plan.agency or ""), str(plan.field or ""), target.group, target.wording,
        target.get_operator_display(), target.low, target.high, unit_of(target), target.get_direction_display(),
        target.get_scope_display(), target.condition, target.due_on, str(target.responsible or ""), target.baseline,
        target.baseline_on, report and report.value, report and report.as_of,
        report and (report.source or report.source_url), str(standing.label), status.version,
        " ".join(status.lines), site + target.get_absolute_url(),
    ]  # fmt: skip


def table(rows, kind, name):
    """The rows, the first of them the headings, as an attachment of a kind, "csv" or "xlsx"."""
    make, content_type = {"csv": (_csv, "text/csv; charset=utf-8"), "xlsx": (_xlsx, _XLSX)}[kind]
    answer = HttpResponse(make(rows), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


def _csv(rows):
    text = StringIO("\ufeff")
    text.seek(1)
    writer = csv.writer(text)
    for cells in rows:
        writer.writerow([_plain(_safe(cell)) for cell in cells])
    return text.getvalue().encode()


def _safe(cell):
    return safe_cell(printable(cell)) if isinstance(cell, str) else cell


def _plain(cell):
    """Dates and numbers as a Vietnamese spreadsheet reads them."""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return f"{cell.normalize():f}".replace(".", ",") if isinstance(cell, Decimal) else cell


def _xlsx(rows):
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for cells in rows:
        sheet.append([_safe(cell) for cell in cells])
    content = BytesIO()
    book.save(content)
    return content.getvalue()
