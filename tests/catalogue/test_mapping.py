"""The national record is mapped once: what is read is rebuilt, labelled and logged as its line in the table says."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from catalogue.history import fact_label
from catalogue.models import Procedure, ProcedureChange, ReturnMethod
from catalogue.national import rebuild as rebuilding
from catalogue.national import record as reading
from catalogue.national.mapping import LINKS, PARTS, PROCEDURE, ROLE_LISTS, UNLOGGED, codecs
from catalogue.national.mapping.entries import Column, Inside, Repeated
from catalogue.national.mapping.node import Leftovers, Node
from catalogue.national.mapping.references import First, Flat
from tests.factories import national_record

ENTRIES = (*PROCEDURE.columns, *LINKS, *PARTS, *ROLE_LISTS)
SAMPLES = {
    codecs.FLAG: True,
    codecs.FLAG_IF_GIVEN: True,
    codecs.COUNT: 3,
    codecs.AMOUNT: 20_000.5,
    codecs.MOMENT: 1_760_000_000_123,
    codecs.SCALAR: 12.5,
}


def tables(below):
    """Every table, those below others after them."""
    for table in below:
        yield table
        yield from tables([table.below.table] if table.below else [])


# The rows of a group's values have a test of their own.
ROW_TABLES = [table for table in tables(part.table for part in PARTS) if table.model is not ReturnMethod]


def values_of(columns):
    """A national object that says something under every key of the columns."""
    told = {}
    for entry in columns:
        if isinstance(entry, Column):
            told[entry.key] = SAMPLES.get(entry.codec, f"chim {entry.key}")
        elif isinstance(entry, Flat):
            told |= values_of(entry.columns)
        elif isinstance(entry, First):
            told[entry.key] = [values_of(entry.columns)]
        elif not isinstance(entry, Repeated):
            told[entry.key] = values_of(entry.columns)
    return told


def flat(columns):
    """The columns with those of objects inside."""
    for entry in columns:
        if isinstance(entry, Inside):
            yield from flat(entry.columns)
        elif not isinstance(entry, Repeated):
            yield entry


@pytest.mark.parametrize("table", [PROCEDURE, *ROW_TABLES], ids=lambda table: table.model.__name__)
def test_every_column_is_the_models_and_comes_back_as_it_was_told(table):
    table = replace(table, below=None)
    told, extra = values_of(table.columns), Leftovers()
    node = Node(told, "", extra)
    values = table.read_columns(node)
    node.done()
    assert extra == {}
    assert set(values) <= {field.name for field in table.model._meta.get_fields()}
    assert {entry.name for entry in flat(table.columns)} <= set(values)
    assert table.rebuild(SimpleNamespace(**values)) == told


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_part_has_the_models_name_for_its_rows(part):
    assert Procedure._meta.get_field(part.name).related_model is part.table.model


def test_the_values_of_a_group_are_rows_and_come_back_as_a_group():
    (returns,) = [part for part in PARTS if part.name == "return_methods"]
    told = {returns.key: [{"type": "OFFLINE", "value": ["Tại vườn", "Tại nhà"]}, {"type": "ONLINE", "value": []}]}
    rows = returns.read(Node(told, "", Leftovers()))
    assert [tuple(row.values()) for row in rows] == [("OFFLINE", "Tại vườn"), ("OFFLINE", "Tại nhà"), ("ONLINE", "")]
    assert returns.rebuild([SimpleNamespace(**row) for row in rows]) == told


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_a_change_is_called_as_the_mapping_says(entry):
    called = str(entry.label) or fact_label("birdKind")
    assert fact_label(entry.key) == fact_label(f"{entry.key}[2].name") == called
    assert (entry.key in UNLOGGED) == (not entry.is_logged)


def test_no_national_key_is_mapped_twice():
    keys = [key for entry in ENTRIES for key in (entry.key, entry.ids_key) if key]
    assert len(keys) == len(set(keys))


@pytest.fixture
def swap(monkeypatch):
    """Put another column (or none) in the place of the one with this national key."""

    def swapped(key, *columns):
        kept = tuple(entry for entry in PROCEDURE.columns if entry.key != key)
        table = replace(PROCEDURE, columns=(*kept, *columns))
        monkeypatch.setattr(reading, "PROCEDURE", table)
        monkeypatch.setattr(rebuilding, "PROCEDURE", table)

    return swapped


@pytest.mark.django_db
def test_one_column_in_the_table_is_all_that_a_new_field_takes(swap, sync, verify):
    swap("state", Column("birdSong", "upstream_state"))
    first, second = (national_record(birdSong=song, state="") for song in ("chích chích", "cúc cu"))
    sync([first])
    procedure = Procedure.objects.get()
    assert (procedure.upstream_state, procedure.extra) == ("chích chích", {})
    assert verify([first]).code == 0
    sync([second])
    change = ProcedureChange.objects.get()
    assert (change.field, change.old, change.new) == ("birdSong", "chích chích", "cúc cu")
    assert verify([second]).code == 0


@pytest.mark.django_db
def test_what_the_mapping_does_not_know_is_left_over_and_accounted_for(swap, sync, verify):
    swap("state")
    record = national_record(state="PUBLISHED")
    sync([record])
    procedure = Procedure.objects.get()
    assert (procedure.upstream_state, procedure.extra) == ("", {"state": "PUBLISHED"})
    assert verify([record]).code == 0
