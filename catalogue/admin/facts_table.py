"""Fees and time limits of the province as a table: what is exported is what can be imported again (E11)."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.models import GuideFee, GuideTime, Procedure
from catalogue.models.parts import Method, TimeUnit
from core.language.numerals import read_number
from core.language.text import nfc, one_line
from core.spreadsheets import typed_cell
from core.uploads.archives import BROKEN, open_archive
from search.text import fold

MOST_BYTES, MOST_ROWS = 2_000_000, 5000
FEE, TIME = gettext_lazy("Fee"), gettext_lazy("Time limit")
COLUMNS = (
    gettext_lazy("Code"), gettext_lazy("Procedure"), gettext_lazy("Fee or time limit"), gettext_lazy("way of filing"),
    gettext_lazy("for which case"), gettext_lazy("amount or number"), gettext_lazy("unit"), gettext_lazy("in words"),
    gettext_lazy("number of the resolution or decision"), gettext_lazy("signed on"), gettext_lazy("in force from"),
    gettext_lazy("in force to"), gettext_lazy("who pays nothing or less"),
)  # fmt: skip


@dataclass(frozen=True)
class FactRow:
    """One line of a table that was read: its number, the procedure and guide row it sets, by plain values."""

    line: int
    procedure: int
    is_fee: bool
    values: dict

    @property
    def key(self):
        """What makes it the same fact as another: kind, way of filing, case and first day."""
        return (self.is_fee, self.values["method"], fold(self.values["case"]), self.values["valid_from"])

    def fact(self):
        """The unsaved row of a guide."""
        return (GuideFee if self.is_fee else GuideTime)(**self.values)


def facts_table(guides):
    """The rows of an export, headings first; guides come with their procedure and facts."""
    rows = [list(COLUMNS)]
    for guide in guides:
        rows += [_cells(guide, fact, FEE) for fact in guide.own_fees.all()]
        rows += [_cells(guide, fact, TIME) for fact in guide.own_times.all()]
    return rows


def _cells(guide, fact, kind):
    is_fee = kind is FEE
    amount = _("free of charge") if is_fee and fact.is_free else fact.amount
    unit = fact.per if is_fee else fact.get_unit_display()
    words = "" if is_fee else fact.words
    return [
        guide.procedure.code, str(guide), kind, fact.get_method_display(), fact.case, amount, unit, words,
        fact.document_number, fact.document_on, fact.valid_from, fact.valid_to, fact.exemptions.replace("\n", "; "),
    ]  # fmt: skip


def read_facts(data, name):
    """(FactRows, problems in words) of a file's bytes, CSV or XLSX by its name; a file is taken whole or not at all."""
    try:
        lines = _workbook(data) if name.lower().endswith(".xlsx") else _text(data)
    except ValidationError as error:
        return [], error.messages
    except (UnicodeDecodeError, csv.Error):
        return [], [_("The file is not text in UTF-8. In Excel: Save as, CSV UTF-8.")]
    except BROKEN:
        return [], [_("The file cannot be read as a workbook.")]
    if not lines or [fold(cell) for cell in lines[0]][: len(COLUMNS)] != [fold(str(name)) for name in COLUMNS]:
        return [], [_("The first line must name the columns as the export does.")]
    if len(lines) > MOST_ROWS:
        return [], [_("The file has more than %(most)s lines. Split it.") % {"most": MOST_ROWS}]
    return _rows(lines[1:])


def _workbook(data):
    from openpyxl import load_workbook

    open_archive(io.BytesIO(data))
    sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True).active
    cells = sheet.iter_rows(values_only=True, max_col=len(COLUMNS), max_row=MOST_ROWS + 2)
    return [[_written(cell) for cell in row] for row in cells]


def _text(data):
    text = data.decode("utf-8-sig")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    return [list(map(typed_cell, row)) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]


def _written(cell):
    """A cell of a workbook as somebody would type it."""
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float | int):
        return f"{Decimal(str(cell)).normalize():f}".replace(".", ",")
    return typed_cell(str(cell)) if cell is not None else ""


def _rows(lines):
    by_code = {}
    for pk, code in Procedure.objects.in_force().values_list("pk", "code"):
        by_code.setdefault(code, []).append(pk)
    rows, problems, seen = [], [], {}
    for number, line in enumerate(lines, 2):
        cells = [nfc(cell).strip() for cell in [*line, *[""] * len(COLUMNS)][: len(COLUMNS)]]
        if not any(cells):
            continue
        try:
            row = _row(number, cells, by_code)
            first = seen.setdefault((row.procedure, row.key), number)
            if first != number:
                raise ValidationError(_("the same fact stands in line %(line)s") % {"line": first})
            rows.append(row)
        except ValidationError as error:
            problems += [_("Line %(line)s: %(wrong)s") % {"line": number, "wrong": text} for text in error.messages]
    if not rows and not problems:
        problems.append(_("The file holds no fact."))
    return rows, problems


def _row(number, cells, by_code):
    """The FactRow of a line; ValidationError says what is wrong with it."""
    code, _name, kind, method, case, amount, unit, words, document, signed, since, until, exemptions = cells
    procedures = by_code.get(one_line(code), [])
    if len(procedures) != 1:
        none, several = _("no procedure in force has the code %(code)s"), _("several have the code %(code)s")
        raise ValidationError((several if procedures else none) % {"code": code or "–"})
    kinds = {fold(str(FEE)): True, fold(str(TIME)): False}
    if fold(kind) not in kinds:
        raise ValidationError(_("the kind is neither “%(fee)s” nor “%(time)s”") % {"fee": FEE, "time": TIME})
    is_fee = kinds[fold(kind)]
    values = {
        "method": _choice(method, Method, _("the way of filing is unknown")),
        "case": one_line(case),
        "document_number": one_line(document),
        "document_on": _day(signed),
        "valid_from": _day(since),
        "valid_to": _day(until) if until else None,
        "exemptions": "\n".join(part.strip() for part in exemptions.split(";") if part.strip()),
    }
    values |= _fee_values(amount, unit) if is_fee else _time_values(amount, unit, words)
    row = FactRow(number, procedures[0], is_fee, values)
    row.fact().full_clean(exclude=["guide"])
    return row


def _fee_values(amount, per):
    is_free = fold(amount) in (fold(_("free of charge")), "mien phi")
    return {"is_free": is_free, "amount": None if is_free else _number(amount), "per": one_line(per)}


def _time_values(amount, unit, words):
    number = _number(amount) if amount else None
    return {"amount": number, "unit": _choice(unit, TimeUnit, _("the unit is unknown")), "words": one_line(words)}


def _choice(text, choices, wrong):
    """The value of a choice by its label, "" for nothing."""
    if not text:
        return ""
    found = {fold(str(choice.label)): choice.value for choice in choices}.get(fold(text))
    if found is None:
        raise ValidationError(f"{wrong}: {text}")
    return found


def _number(text):
    number = read_number(text)
    if number is None:
        raise ValidationError(_("“%(text)s” is no amount; write 15000 or 15.000") % {"text": text})
    return number


def _day(text):
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()
    except ValueError:
        raise ValidationError(_("“%(text)s” is no day; write dd/mm/yyyy") % {"text": text}) from None
