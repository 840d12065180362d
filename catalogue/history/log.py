"""The stored log of a procedure in Lines: the newest few for its page, all of them, those since a day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone

from catalogue.models import ProcedureChange
from core.rows.prepared import Prepared

from .line import Line
from .reading import Reader, Standing
from .table import PATTERN

_NEWEST = 5
# Moments that are read at once for the newest Lines: few procedures have more that show nothing.
_CHUNK = 8
_LATER_THAN_ALL = datetime(9999, 1, 1, tzinfo=UTC)
_ROW = ("at", "field", "old", "new")


class Row(NamedTuple):
    """A stored change, as a Reader takes it."""

    at: datetime
    field: str
    old: str
    new: str


@dataclass(frozen=True)
class Day:
    """What changed on a day, in the newest run first; `at` is the last moment of it."""

    on: date
    at: datetime
    lines: list[Line]


def shown_changes():
    """The ProcedureChanges that citizens may be told of, the newest first."""
    return ProcedureChange.objects.of_the_record().filter(field__regex=PATTERN).order_by("-at", "pk")


def _rows_before(procedure, moment):
    of_it = shown_changes().filter(procedure=procedure, at__lt=moment)
    moments = of_it.order_by("-at").values("at").distinct()[:_CHUNK]
    return shown_changes().filter(procedure=procedure, at__in=moments).values(*_ROW)


_newest_rows = Prepared(_rows_before, int, datetime)


def newest(procedure):
    """{days, has_more}: the newest Lines of a procedure whose parts are loaded, and whether there are others."""
    told, reader = [], None
    for at, rows in _moments(procedure.pk):
        reader = reader or Reader(Standing(procedure))
        told += [(at, line) for line in reader.lines(rows)]
        if len(told) > _NEWEST:
            break
    return {"days": days(told[:_NEWEST]), "has_more": len(told) > _NEWEST}


def told_changes(procedure, since=None):
    """[(moment, Line)] of all changes of a procedure whose parts are loaded, or of those since a moment."""
    found = shown_changes().filter(procedure=procedure.pk)
    if since:
        found = found.filter(at__gte=since)
    rows = [Row(*row) for row in found.values_list(*_ROW)]
    reader = Reader(Standing(procedure)) if rows else None
    return [(at, line) for at, of_moment in groupby(rows, lambda row: row.at) for line in reader.lines(list(of_moment))]


def days(told):
    """The Days of [(moment, Line)], the newest first."""
    grouped = ((day, list(own)) for day, own in groupby(told, lambda change: timezone.localdate(change[0])))
    return [Day(day, own[0][0], [line for _at, line in own]) for day, own in grouped]


def links(procedure):
    """{url, feed_url} of the page of all changes."""
    address = [procedure.code, procedure.slug]
    return {"url": reverse("procedure_history", args=address), "feed_url": reverse("procedure_feed", args=address)}


def _moments(pk):
    """Yield (moment, Rows), the newest first, read in chunks."""
    before, is_full = _LATER_THAN_ALL, True
    while is_full:
        rows = [Row(**row) for row in _newest_rows(pk, before)]
        moments = [(at, list(own)) for at, own in groupby(rows, lambda row: row.at)]
        yield from moments
        is_full = len(moments) == _CHUNK
        before = moments[-1][0] if is_full else before
