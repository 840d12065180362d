"""Rebuilds national records from the stored rows, to compare what is stored with the source."""

from collections import defaultdict

from .mapping import LINKS, PARTS, PROCEDURE, ROLE, ROLE_LISTS


def rebuild(ids):
    """{procedure pk: the national record as far as it is stored}, `extra` apart under the key "extra"."""
    parts = [(part, stored(part.table, ids)) for part in PARTS]
    roles = stored(ROLE, ids)
    procedures = PROCEDURE.model.objects.filter(pk__in=ids).select_related(*PROCEDURE.related)
    records = {}
    for procedure in procedures.prefetch_related(*[link.name for link in LINKS]):
        record = PROCEDURE.rebuild(procedure)
        for link in LINKS:
            record |= link.rebuild(getattr(procedure, link.name).all())
        for part, rows in parts:
            record |= part.rebuild(rows[procedure.pk])
        record["extra"] = procedure.extra
        for entry in ROLE_LISTS:
            record |= entry.rebuild(roles[procedure.pk])
        records[procedure.pk] = record
    return records


def stored(table, owners):
    """{owner's pk: its rows of the table in order}, in a query a level; a row with rows below it is a pair."""
    rows = list(
        table.model.objects.filter(**{f"{table.owner}__in": owners})
        .select_related(*table.related)
        .order_by("position", "pk")
    )
    below = stored(table.below.table, [row.pk for row in rows]) if table.below else {}
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, table.owner)].append((row, below[row.pk]) if table.below else row)
    return found
