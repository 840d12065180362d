"""Writing what hangs on a procedure: the rows of the mapping's tables, and the links to shared rows."""

from catalogue.models import Finding, Procedure
from catalogue.models.history import LINK_DEAD, OWN_FACT_BENEATH
from core.rows.bulk import insert

from ..mapping import LINKS, PARTS, ROLE

_OWNED = (*(part.table.model for part in PARTS), ROLE.model)


def delete_parts(procedures):
    """Take away all rows and links of the procedures, to write them anew.

    That a fact changed beneath one of the province, or that a link is dead, no record says: that stays.
    """
    for model in _OWNED:
        model.objects.filter(procedure__in=procedures).delete()
    Finding.objects.filter(procedure__in=procedures).exclude(rule__in=(OWN_FACT_BENEATH, LINK_DEAD)).delete()
    for link in LINKS:
        _through(link).objects.filter(procedure__in=procedures).delete()


def write_parts(written, shared):
    """Insert the rows and links of each (procedure, ParsedRecord), shared rows looked up in SharedRows."""
    for part in PARTS:
        _insert(part.table, [(procedure.pk, _rows(parsed, part.name, shared)) for procedure, parsed in written])
    _insert(ROLE, [(procedure.pk, _roles(parsed, shared)) for procedure, parsed in written])
    for link, find in zip(LINKS, (shared.audience, shared.life_event), strict=True):
        _insert_links(link, find, written)


def _rows(parsed, name, shared):
    rows = getattr(parsed, name)
    return shared.citations(rows) if name == "citations" else rows


def _roles(parsed, shared):
    return [
        {
            "role": role,
            "source_list": source_list,
            "identity_id": shared.identity(reference).pk,
            "is_id_only": is_id_only,
        }
        for role, source_list, reference, is_id_only in parsed.roles
    ]


def _insert(table, owned):
    """Insert the table's rows of each owner (key, rows) level by level, positions in order."""
    if table.below is None:
        _insert_level(table, owned)
        return
    keys = _insert_level(table, [(key, [row for row, _below in pairs]) for key, pairs in owned])
    below = [rows for _key, pairs in owned for _row, rows in pairs]
    _insert(table.below.table, list(zip(keys, below, strict=True)))


def _insert_level(table, owned):
    rows = [{table.owner: key, "position": position} | row for key, own in owned for position, row in enumerate(own)]
    return insert(table.model, rows)


def _through(link):
    return getattr(Procedure, link.name).through


def _insert_links(link, find, written):
    column = f"{Procedure._meta.get_field(link.name).m2m_reverse_field_name()}_id"
    rows = [
        {"procedure_id": procedure.pk, column: find(reference).pk}
        for procedure, parsed in written
        for reference in getattr(parsed, link.name)
    ]
    insert(_through(link), rows)
