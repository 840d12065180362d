"""What a line of the mapping may be: each entry reads its keys of a Node and rebuilds them from what is stored.

`key` is the national key; `label` is what people call a change below it ("" for other facts); `is_logged` says
whether its changes are logged; `ids_key` is the list of ids that repeats the details of `key`.
"""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass

from .codecs import TEXT, Codec


@dataclass(frozen=True)
class Entry:
    """A key of a national object."""

    key: str
    _: KW_ONLY
    label: str = ""
    is_logged: bool = True
    ids_key: str = ""


@dataclass(frozen=True)
class Column(Entry):
    """One value that stands in the column `name`."""

    name: str
    codec: Codec = TEXT

    def read(self, node, values):
        """Put the value of the node into the values (a dict by column)."""
        values[self.name] = self.codec.read(node, self.key)

    def rebuild(self, row, record):
        """Put the value of the row into the record (a dict by national key)."""
        record[self.key] = self.codec.rebuild(getattr(row, self.name))


@dataclass(frozen=True)
class Inside(Entry):
    """An object whose values stand in columns of the row that it is part of."""

    columns: tuple

    def read(self, node, values):
        """Put the values of the object into the values."""
        inner = node.node(self.key)
        for column in self.columns:
            column.read(inner, values)
        inner.done()

    def rebuild(self, row, record):
        """Put the object into the record."""
        record[self.key] = inner = {}
        for column in self.columns:
            column.rebuild(row, inner)


@dataclass(frozen=True)
class Repeated(Entry):
    """A value that repeats the one under the key `of`: left out where it does, left over where it does not.

    It stands before the entry that reads `of`; `outcome` is what the account calls such a value.
    """

    of: str
    outcome: str

    def read(self, node, values):
        """Leave the value out where it repeats the other."""
        if self.repeats(node.data):
            del node.data[self.key]

    def rebuild(self, row, record):
        """Nothing: the other value says it all."""

    def repeats(self, record):
        """Whether the record (a dict) says the same text twice."""
        value = record.get(self.key)
        return isinstance(value, str) and value == record.get(self.of)


@dataclass(frozen=True)
class Rows(Entry):
    """A list of objects, each a row of the table; `name` is the list of rows in a ParsedRecord."""

    name: str
    table: "Table"

    def read(self, node):
        """The rows that the node's list tells."""
        return [self.table.read(item) for item in node.nodes(self.key)]

    def rebuild(self, rows):
        """{national key: value} of stored rows."""
        return {self.key: [self.table.rebuild(row) for row in rows]}


@dataclass(frozen=True)
class Table:
    """A kind of row: the model, what it knows of a national object, and the column of the row that owns it.

    A row is a dict by column when it is read, an instance of the model when it is stored; with rows `below`
    it is a pair (row, rows below). `derive(values)` gives the columns that are understood from the others.
    """

    model: type
    columns: tuple
    owner: str = "procedure_id"
    derive: Callable | None = None
    below: Rows | None = None
    related: tuple = ()  # what stored rows are loaded with

    def read(self, node):
        """The row that the node tells; what nobody took of the node is left over."""
        values = self.read_columns(node)
        return node.done((values, self.below.read(node)) if self.below else values)

    def read_columns(self, node):
        """{column: value} of the node, which others may go on reading."""
        values = {}
        for column in self.columns:
            column.read(node, values)
        return values | self.derive(values) if self.derive else values

    def rebuild(self, row):
        """The national object of a stored row."""
        row, below = row if self.below else (row, ())
        record = {}
        for column in self.columns:
            column.rebuild(row, record)
        return record | self.below.rebuild(below) if self.below else record
