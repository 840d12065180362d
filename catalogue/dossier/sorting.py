"""A national dossier sorted by who needs what: for everyone, for some, notes, what the office makes itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalogue.models.case_kinds import CaseKind
from search.text import fold

from .names import LineKind, kind_of, line_kind

_ASKED = (CaseKind.EVERYONE, CaseKind.CONDITION)


@dataclass
class SortedCase:
    """A case with its lines (LineKind, row); no `name`: what stands under no case. `is_settled`: an editor said so."""

    name: str
    kind: CaseKind
    lines: list
    is_settled: bool = False

    def of(self, kind):
        """The rows of a kind, in the order of the source."""
        return [row for line, row in self.lines if line == kind]


@dataclass(frozen=True)
class PaperCount:
    """How many papers everyone brings, whether some bring others, and what the cases ask for at least and at most."""

    everyone: int
    has_more: bool
    least: int
    most: int


def sorted_dossier(procedure, guide=None) -> list[SortedCase]:
    """The sorted cases of a procedure whose rows are at hand, as its published guide corrects them."""
    cases = ((case.name, case.documents.all()) for case in procedure.cases.all())
    return sort(cases, procedure.official_name, corrections_of(guide))


def corrections_of(guide) -> dict[str, str]:
    """{folded name of a case: kind} that a published guide says."""
    if not guide or not guide.live:
        return {}
    return {fold(row.case_name): row.kind for row in guide.case_corrections.all()}


def sort(cases: Iterable[tuple[str, list]], subject: str, corrections: Mapping[str, str]) -> list[SortedCase]:
    """The cases (name, rows) of a procedure named `subject`, each with its kind; `corrections` by folded name.

    A case beside which no other asks for anything is for everyone, whatever its name says.
    """
    told = [(name.strip(), [row for row in rows if row.name.strip()]) for name, rows in cases]
    found = [_case(name, rows, subject, corrections) for name, rows in told if name or rows]
    asked = [case for case in found if case.kind in _ASKED]
    if len(asked) == 1 and not asked[0].is_settled:
        asked[0].kind = CaseKind.EVERYONE
    for case in found:
        case.lines = [(_within(case.kind, line), row) for line, row in case.lines]
    return found


def count(cases: Iterable[SortedCase]) -> PaperCount:
    """The papers of sorted cases; notes, and what the office makes, are none."""
    asked = [case for case in cases if case.kind in _ASKED]
    for_all = [case for case in asked if case.kind == CaseKind.EVERYONE]
    by_case = [len(case.of(LineKind.PAPER)) for case in asked if case.kind == CaseKind.CONDITION]
    counted = [number for number in by_case if number]
    return PaperCount(
        everyone=sum(len(case.of(LineKind.PAPER)) for case in for_all),
        has_more=bool(by_case) or any(case.of(LineKind.BY_CASE) for case in for_all),
        least=min(counted, default=0),
        most=max(counted, default=0),
    )


def for_everyone(cases: Iterable[SortedCase]) -> list:
    """The rows of the papers that everybody brings."""
    return [row for case in cases if case.kind == CaseKind.EVERYONE for row in case.of(LineKind.PAPER)]


def words_of(cases: Iterable[SortedCase]) -> list[str]:
    """The words of every line, whatever it is."""
    return [row.name for case in cases for _line, row in case.lines]


def _case(name, rows, subject, corrections):
    corrected = corrections.get(fold(name))
    lines = _told_apart(rows)
    kind = CaseKind(corrected or kind_of(name, subject))
    # A heading over nothing has only its own words to say; notes that are for everyone are notes.
    if not rows or (not corrected and kind == CaseKind.EVERYONE and {line for line, _row in lines} == {LineKind.NOTE}):
        kind = CaseKind.NOTE
    return SortedCase(name, kind, lines, is_settled=bool(corrected))


def _told_apart(rows):
    """[(kind, row)] of the lines of a case; a heading that counts copies, and has no paper beside it, is the paper."""
    lines = [(line_kind(row.name, _is_counted(row)), row) for row in rows]
    if {kind for kind, _row in lines} & {LineKind.PAPER, LineKind.BY_CASE}:
        return lines
    return [(LineKind.PAPER if kind == LineKind.HEADING and _is_counted(row) else kind, row) for kind, row in lines]


def _is_counted(row):
    return bool(row.originals or row.copies)


def _within(case, line):
    """The kind of a line, given the kind of its case."""
    if case in _ASKED:
        return line
    return LineKind.NOTE if line == LineKind.NOTE or case == CaseKind.NOTE else LineKind.OFFICE
