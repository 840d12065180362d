"""Entries for lists that are more than rows: details beside ids, values in groups, agencies by role."""

from dataclasses import dataclass

from .entries import Entry, Rows
from .references import Reference, read_reference, rebuild_reference, unexplained


@dataclass(frozen=True)
class ExplainedRows(Rows):
    """Rows beside a list of ids; an id that no detail explains is a row of nothing but the id."""

    def read(self, node):
        """The rows of the details, then those of the ids alone."""
        rows = super().read(node)
        known = {row["national_id"] for row in rows}
        return rows + [{"national_id": value} for value in unexplained(node, self.ids_key, known)]

    def rebuild(self, rows):
        """{national key: value} of both lists."""
        ids = [row.national_id for row in rows if not self._is_explained(row)]
        return super().rebuild([row for row in rows if self._is_explained(row)]) | {self.ids_key: ids}

    def _is_explained(self, row):
        return any(getattr(row, column.name) for column in self.table.columns if column.name != "national_id")


@dataclass(frozen=True)
class GroupedRows(Rows):
    """Rows of a value each, in groups: the table's two columns are the group and its list of values."""

    def read(self, node):
        """The rows in order; a group without values is one row with an empty one."""
        return [row for item in node.nodes(self.key) for row in self._group(item)]

    def _group(self, node):
        group, values = self.table.columns
        kind = group.codec.read(node, group.key)
        return node.done([{group.name: kind, values.name: value} for value in node.texts(values.key) or [""]])

    def rebuild(self, rows):
        """{national key: value}; rows of one group that follow one another are one object."""
        group, values = self.table.columns
        grouped = []
        for row in rows:
            kind, value = getattr(row, group.name), getattr(row, values.name)
            if not grouped or grouped[-1][group.key] != kind:
                grouped.append({group.key: kind, values.key: []})
            if value:
                grouped[-1][values.key].append(value)
        return {self.key: grouped}


@dataclass(frozen=True)
class RoleList(Entry):
    """The agencies that one of the record's lists gives in a role, and the list of their ids."""

    role: str
    source_list: str
    columns: tuple

    def read(self, node):
        """[(role, source list, Reference, whether the record gives its id only)]."""
        found = [read_reference(item, self.columns) for item in node.nodes(self.key)]
        dangling = unexplained(node, self.ids_key, {reference.national_id for reference in found})
        told = [(self.role, self.source_list, reference, False) for reference in found]
        return told + [(self.role, self.source_list, Reference(value), True) for value in dangling]

    def rebuild(self, rows):
        """{national key: value} of the stored roles (any) that this list gave."""
        own = [row for row in rows if (row.role, row.source_list) == (self.role, self.source_list)]
        return {
            self.key: [rebuild_reference(row.identity, self.columns) for row in own if not row.is_id_only],
            self.ids_key: [row.identity.national_id for row in own if row.is_id_only],
        }
