"""The national record, mapped once: reading, rebuilding, labels of changes and leftovers follow from these entries.

A new national field is one Column in `procedure` or `parts`, with the model's column of that name and its migration.
What no entry takes is left over and kept in `Procedure.extra`.
"""

from .entries import Repeated
from .parts import PARTS
from .procedure import LINKS, PROCEDURE, ROLE, ROLE_LISTS
from .references import First

__all__ = ["ID_LISTS", "LABELS", "LINKS", "PARTS", "PROCEDURE", "REPEATED", "ROLE", "ROLE_LISTS", "UNLOGGED"]

_ENTRIES = (*PROCEDURE.columns, *LINKS, *PARTS, *ROLE_LISTS)

# National key -> what people call a change below it.
LABELS = {entry.key: entry.label for entry in _ENTRIES if entry.label}
# National keys whose changes tell nobody anything.
UNLOGGED = frozenset(entry.key for entry in _ENTRIES if not entry.is_logged)
# List of ids -> the list of details that explains them.
ID_LISTS = {entry.ids_key: entry.key for entry in _ENTRIES if entry.ids_key}
# National key of a value that says another again -> the entry that tells whether it does.
REPEATED = {entry.key: entry for entry in PROCEDURE.columns if isinstance(entry, Repeated)} | {
    entry.copy_key: entry for entry in PROCEDURE.columns if isinstance(entry, First)
}
