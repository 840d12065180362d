"""From stored rows to Lines: the record as it stands is taken back row by row, and each moment compared with the next.

The log is the record's only memory: whoever knows how it stands now, and every leaf that changed since, knows how it
stood then. So a fee is named by the way of filing under which it stood, and a list that only got another order shows
nothing.
"""

from django.utils.translation import gettext as _

from catalogue.national.leaves import head, leaves
from catalogue.national.mapping import LINKS, PARTS, PROCEDURE, ROLE_LISTS
from catalogue.national.mapping.entries import Rows
from catalogue.national.mapping.lists import RoleList
from catalogue.national.mapping.references import Many

from .line import happened
from .paths import item_of, leaf_of, tree
from .table import SECTIONS, SHOWN, WITHDRAWN

_ENTRIES = {entry.key: entry for entry in (*PROCEDURE.columns, *LINKS, *PARTS, *ROLE_LISTS)}
_SECTIONS = [(section, {head(leaf) for leaf in section.leaves}) for section in SECTIONS]
# What a procedure is loaded with before it is read.
FACTS = ("area", "decision_issuer")
PARTS_OF_IT = (
    "audiences", "channels__fees", "cases__documents__forms", "service_cases", "steps", "outputs", "citations",
    "return_methods", "roles__identity",
)  # fmt: skip


class Standing(dict):
    """{national key: {path: text}} of the shown leaves of a procedure whose parts are loaded, each read when asked."""

    def __init__(self, procedure):
        super().__init__()
        self._procedure = procedure

    def __missing__(self, key):
        record = _rebuilt(_ENTRIES[key], self._procedure)
        self[key] = {path: str(leaf) for path, leaf in leaves(record) if leaf_of(path) in SHOWN}
        return self[key]


def _rebuilt(entry, procedure):
    """The national record as far as one entry of the mapping tells it."""
    if isinstance(entry, Rows):
        return entry.rebuild(_loaded(entry.table, getattr(procedure, entry.name).all()))
    if isinstance(entry, RoleList):
        return entry.rebuild(procedure.roles.all())
    if isinstance(entry, Many):
        return entry.rebuild(getattr(procedure, entry.name).all())
    record = {}
    entry.rebuild(procedure, record)
    return record


def _loaded(table, rows):
    """The rows as the mapping rebuilds them: a row with rows below it is a pair."""
    if table.below is None:
        return list(rows)
    return [(row, _loaded(table.below.table, getattr(row, table.below.name).all())) for row in rows]


class Reader:
    """Reads the moments of one procedure, newest first; `standing` are its shown leaves as they stand now, by key."""

    def __init__(self, standing):
        self._standing = standing

    def lines(self, rows):
        """The Lines of one moment; rows have `field`, `old` and `new`, those of hidden leaves are passed over."""
        found = [happened(_("the procedure was withdrawn"))] if any(row.field == WITHDRAWN for row in rows) else []
        by_key = {}
        for row in rows:
            if leaf_of(row.field) in SHOWN:
                by_key.setdefault(head(row.field), []).append(row)
        before, after = {}, {}
        for key, own in by_key.items():
            settled = _settled(self._standing[key], own)
            after[key] = _with(settled, ((row.field, row.new) for row in own))
            before[key] = _with(settled, ((row.field, row.old) for row in own))
        for section, keys in _SECTIONS:
            if not keys.isdisjoint(by_key):
                found += section.lines(*(self._record(keys, state) for state in (before, after)))
        self._standing.update(before)
        return found

    def _record(self, keys, state):
        return tree({path: text for key in keys for path, text in state.get(key, self._standing[key]).items()})


def _settled(standing, rows):
    """The leaves below a key, without items of which the rows say something else: they are other items now."""
    doubtful = {item_of(row.field) for row in rows if standing.get(row.field, "") != row.new}
    return {path: text for path, text in standing.items() if not doubtful or item_of(path) not in doubtful}


def _with(standing, told):
    """The leaves with those that are told; an empty one is none."""
    told = dict(told)
    return {path: text for path, text in standing.items() if path not in told} | {
        path: text for path, text in told.items() if text
    }
