"""The database that the portal uses: how it is copied as of one moment, and how a copy is put in its place."""

from django.db import connection

from . import postgres, sqlite

_ENGINES = {"sqlite": sqlite, "postgresql": postgres}


def engine():
    """The module of the current database.

    `snapshot(to)` copies it and yields a cursor that sees what was copied; `server_version()`; `holds_anything()`;
    `landing(stage)` where a copy is to be laid for `put_in_place(landed, aside)`, which does it wholly or not at all;
    `let_go()` is a Problem while others use the database.
    """
    return _ENGINES[connection.vendor]
