"""Entries for what many records share and name by id: areas, audiences, life events, agencies."""

from dataclasses import dataclass

from .entries import Entry
from .node import RecordError, clean


@dataclass(frozen=True)
class Reference:
    """A shared thing that the record names: an agency, an area, an audience, a life event."""

    national_id: str
    code: str | None = None
    name: str | None = None
    kind: str = ""


def read_reference(node, columns):
    """The Reference that the node tells; raises RecordError for one without an id."""
    values = {}
    for column in columns:
        column.read(node, values)
    if not values["national_id"]:
        raise RecordError(f"{node.path}.id: missing")
    return node.done(Reference(**values))


def rebuild_reference(row, columns):
    """The national object of a stored shared row."""
    record = {}
    for column in columns:
        column.rebuild(row, record)
    return record


def unexplained(node, key, known):
    """The ids of a list that no detail explains (known: a set of ids), each once."""
    return [value for value in dict.fromkeys(node.texts(key)) if value not in known]


def _leave_unexplained(node, key, references):
    """Leave out the ids that the details repeat; the others are left over."""
    known = {reference.national_id for reference in references}
    dangling = [value for value in node.texts(key) if value not in known]
    if dangling:
        node.data[key] = dangling


@dataclass(frozen=True)
class One(Entry):
    """An object that names a shared row, or nobody; `name` is the foreign key's."""

    name: str
    columns: tuple

    def read(self, node, values):
        """Put the Reference, or None, into the values."""
        inner = node.node(self.key)
        known = bool(inner.data.get("id"))
        values[self.name] = read_reference(inner, self.columns) if known else inner.done()

    def rebuild(self, row, record):
        """Put the object, or None, into the record."""
        shared = getattr(row, self.name)
        record[self.key] = shared and rebuild_reference(shared, self.columns)


@dataclass(frozen=True)
class Flat(Entry):
    """A shared row named by keys of the object itself, the id's first (`key`); without an id the rest is left over."""

    name: str
    columns: tuple

    def read(self, node, values):
        """Put the Reference, or None, into the values."""
        named, (identity, *others) = {}, self.columns
        identity.read(node, named)
        if named["national_id"]:
            for column in others:
                column.read(node, named)
        values[self.name] = Reference(**named) if named["national_id"] else None

    def rebuild(self, row, record):
        """Put every key into the record; None for each where there is no shared row."""
        shared = getattr(row, self.name)
        for column in self.columns:
            record[column.key] = shared and column.codec.rebuild(getattr(shared, column.name))


@dataclass(frozen=True)
class First(Entry):
    """The first of a list stands in a foreign key, the others are left over.

    The object under `copy_key` repeats it; `outcome` is what the account calls such an object.
    """

    name: str
    columns: tuple
    copy_key: str
    outcome: str

    def read(self, node, values):
        """Put the first Reference, or None, into the values."""
        found = [read_reference(item, self.columns) for item in node.nodes(self.key)]
        _leave_unexplained(node, self.ids_key, found)
        first, *others = found or [None]
        if first and clean(node.data.get(self.copy_key)) == rebuild_reference(first, self.columns):
            del node.data[self.copy_key]
        for other in others:
            node.extra[f"{self.key}[{other.national_id}]"] = rebuild_reference(other, self.columns)
        values[self.name] = first

    def rebuild(self, row, record):
        """Put the list of the one into the record."""
        shared = getattr(row, self.name)
        record[self.key] = [rebuild_reference(shared, self.columns)] if shared else []

    def repeats(self, record):
        """Whether the record (a dict) says again what its list says."""
        return record.get(self.copy_key) in (record.get(self.key) or [])


@dataclass(frozen=True)
class Many(Entry):
    """A list of shared rows behind a many-to-many field (`name`), and the list of their ids."""

    name: str
    columns: tuple

    def read(self, node):
        """The References, each once."""
        found = [read_reference(item, self.columns) for item in node.nodes(self.key)]
        _leave_unexplained(node, self.ids_key, found)
        return list({reference.national_id: reference for reference in found}.values())

    def rebuild(self, rows):
        """{national key: value} of the stored rows."""
        return {self.key: [rebuild_reference(row, self.columns) for row in rows]}
