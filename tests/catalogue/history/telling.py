"""Histories of national records without a database: what the sync would log of them, and the Lines of it."""

from collections import defaultdict
from copy import deepcopy
from datetime import UTC, datetime, timedelta

from catalogue.history.log import Row
from catalogue.history.paths import leaf_of
from catalogue.history.reading import Reader
from catalogue.history.table import SHOWN
from catalogue.national.leaves import differences, head, leaves
from tests.factories import national_record

BEGIN = datetime(2026, 9, 1, tzinfo=UTC)


def logged(old, new, at=BEGIN):
    """The Rows of a change from one record to another, as the sync writes them down."""
    words = [[("" if leaf is None else str(leaf)) for leaf in found[1:]] for found in differences(old, new)]
    return [Row(at, found[0], *pair) for found, pair in zip(differences(old, new), words, strict=True)]


def standing(record):
    """{national key: {path: text}} of a record, as a Reader takes it."""
    found = defaultdict(dict)
    for path, leaf in leaves(record):
        if leaf_of(path) in SHOWN:
            found[head(path)][path] = str(leaf)
    return found


def moments(*records):
    """The Lines of each change from a record to the next, the newest first."""
    pairs = list(zip(records, records[1:], strict=False))
    reader = Reader(standing(records[-1]))
    rows = [logged(old, new, BEGIN + timedelta(days=day)) for day, (old, new) in enumerate(pairs)]
    return [reader.lines(own) for own in reversed(rows)]


def lines(old, new):
    """The Lines of one change."""
    return moments(old, new)[0]


def changed(change, **facts):
    """(a record with these facts, the same after `change(record)`)."""
    old = national_record(**facts)
    new = deepcopy(old)
    change(new)
    return old, new


def told(old, new):
    """[(kind, old, new)] of the Lines of one change."""
    return [(line.kind, line.old, line.new) for line in lines(old, new)]
