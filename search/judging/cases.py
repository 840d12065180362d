"""Queries with known answers: in JSON Lines by the codes of procedures, in TSV by a pattern of their official names."""

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from ..documents import code_token
from ..models import SearchDocument

_MARKS = re.compile(r"[\u0300-\u036f]")
# The pattern of a query that nothing in the catalogue answers.
_NOTHING = "^$"


@dataclass(frozen=True)
class Case:
    """A query of a kind; a document answers it by one of the `codes`, or by a name that the `pattern` fits."""

    query: str
    kind: str
    codes: frozenset = frozenset()
    pattern: re.Pattern | None = None

    @property
    def is_negative(self):
        """Whether nothing answers it."""
        return not self.codes and (self.pattern is None or self.pattern.pattern == _NOTHING)

    def right(self, entries):
        """For each Entry whether it answers the query."""
        if not self.pattern:
            return [not self.codes.isdisjoint(entry.codes) for entry in entries]
        rows = SearchDocument.objects.filter(pk__in=[entry.pk for entry in entries])
        names = {pk: subtitle or title for pk, title, subtitle in rows.values_list("pk", "title", "subtitle")}
        return [bool(self.pattern.search(plain_name(names[entry.pk]))) for entry in entries]


def plain_name(name):
    """An official name as patterns read it: lower case, without marks, d for đ, one space between words."""
    letters = _MARKS.sub("", unicodedata.normalize("NFD", name.casefold()))
    return " ".join(letters.replace("đ", "d").split())


def read_cases(path):
    """The Cases of a file; a ValueError names a bad line.

    JSON Lines: {"query", "codes", "kind", "family_codes"?}. TSV: query, kind, pattern; "#" begins a remark.
    """
    is_tsv = str(path).endswith(".tsv")
    lines = Path(path).read_text(encoding="utf-8", errors="replace").splitlines()
    told = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if is_tsv:
        return [_of_columns(number, line) for number, line in told if not line.startswith("#")]
    return [_of_json(number, line) for number, line in told]


def _of_json(number, line):
    try:
        case = json.loads(line)
        codes = frozenset(code_token(code) for code in case["codes"] + case.get("family_codes", []))
        return Case(str(case["query"]), str(case["kind"]), codes)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _bad(number) from None


def _of_columns(number, line):
    try:
        query, kind, pattern = line.split("\t")
        return Case(query, kind, pattern=re.compile(pattern))
    except (ValueError, re.error):
        raise _bad(number) from None


def _bad(number):
    return ValueError(_("line %(line)s is not a query with its kind and its answers") % {"line": number})
