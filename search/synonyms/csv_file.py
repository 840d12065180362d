"""Synonyms from a CSV file: every bad line is named, and a file is taken whole or not at all."""

import csv
import io
import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from core.language.text import nfc, one_line
from core.spreadsheets import typed_cell

from ..models import Synonym
from ..models.synonyms import pair_problems
from ..text import fold

MOST_BYTES = 1_000_000
MOST_ROWS = 10_000
_COLUMNS = ("term", "variant", "kind", "note")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass
class Outcome:
    """How many pairs an import added, changed and found as they were."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0


def read_synonyms(data):
    """(Synonyms not yet saved, problems in words) of a file's bytes."""
    try:
        text = nfc(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return [], [_("The file is not text in UTF-8. In Excel: Save as, CSV UTF-8.")]
    try:
        return _read(text)
    except csv.Error as error:
        return [], [_("The file cannot be read as CSV: %(error)s") % {"error": error}]


def _read(text):
    rows, columns = _table(text)
    if not columns:
        return [], [_("The first line must name the columns: term, variant, kind, note.")]
    synonyms, problems, lines = [], [], {}
    for cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(synonyms) + len(problems) >= MOST_ROWS:
            return [], [_("The file has more than %(most)s lines. Split it.") % {"most": MOST_ROWS}]
        synonym, wrong = _synonym(cells, columns)
        first = lines.setdefault(synonym.folded, rows.line_num)
        if not wrong and first != rows.line_num:
            wrong = _("the same pair stands in line %(line)s") % {"line": first}
        if wrong:
            problems.append(_("Line %(line)s: %(wrong)s") % {"line": rows.line_num, "wrong": wrong})
        synonyms.append(synonym)
    if not synonyms:
        problems.append(_("The file holds no pair."))
    return synonyms, problems


def _table(text):
    """(CSV reader after the header, {field: place}) with the delimiter by which the header has both words."""
    for delimiter in ",;\t":
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        header = [fold(cell) for cell in next(rows, [])]
        columns = {name: place for name in _COLUMNS for place, cell in enumerate(header) if cell in _headings(name)}
        if {"term", "variant"} <= columns.keys():
            return rows, columns
    return None, {}


def _synonym(cells, columns):
    """(Synonym, what is wrong with it or "") of one line."""
    values = {name: _cell(cells, place) for name, place in columns.items()}
    kind = _kinds().get(fold(values.get("kind", "")))
    term, variant = one_line(values["term"]), one_line(values["variant"])
    synonym = Synonym(term=term, variant=variant, kind=kind or Synonym.Kind.COLLOQUIAL, note=values.get("note", ""))
    wrong = [f"{_label(name)}: {problem}" for name, problem in pair_problems(term, variant).items()]
    for name in ("term", "variant"):
        most = Synonym._meta.get_field(name).max_length
        if len(values[name]) > most:
            wrong.append(_("%(column)s: longer than %(most)s characters") % {"column": _label(name), "most": most})
    if kind is None and values.get("kind"):
        wrong.append(_("there is no kind “%(kind)s”") % {"kind": values["kind"][:40]})
    return synonym, "; ".join(wrong)


def _cell(cells, place):
    return typed_cell(_CONTROL.sub("", cells[place] if place < len(cells) else "").strip())


def _label(name):
    return Synonym._meta.get_field(name).verbose_name


def _headings(name):
    return {fold(name), *_in_every_language(_label(name))}


@cache
def _kinds():
    """{folded value or label: kind}, the labels in every language of the portal."""
    labels = {word: kind for kind in Synonym.Kind for word in _in_every_language(kind._label_)}
    return labels | {fold(kind.value): kind for kind in Synonym.Kind}


def _in_every_language(lazy):
    found = set()
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found.add(fold(str(lazy)))
    return found


@transaction.atomic
def store_synonyms(synonyms):
    """Add the new pairs and take over spelling, kind and note of those that exist; an Outcome. Deletes none."""
    known = {synonym.folded: synonym for synonym in Synonym.objects.select_for_update()}
    new, changed, outcome = [], [], Outcome()
    for synonym in synonyms:
        old = known.get(synonym.folded)
        if old is None:
            new.append(synonym)
        elif any(getattr(old, name) != getattr(synonym, name) for name in _COLUMNS):
            synonym.pk = old.pk
            changed.append(synonym)
        else:
            outcome.unchanged += 1
    if new:
        Synonym.objects.bulk_create(new)
    if changed:
        Synonym.objects.bulk_update(changed, _COLUMNS, batch_size=200)
    outcome.added, outcome.updated = len(new), len(changed)
    return outcome
