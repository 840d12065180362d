"""SQLite: copied by its own backup in one step, as of one moment while others go on writing; swapped by renaming."""

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from django.db import connection
from django.utils.translation import gettext as _

from ..problems import Problem
from ..unfinished import flush_folder

ROW_COUNT = 'SELECT count(*) FROM "{}"'
# What FTS5 shows is made of other tables.
TABLES = """SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
            AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"""
_BESIDE = ("-wal", "-shm")
_PATIENCE = 5


@contextmanager
def snapshot(to):
    """Copy the database to a path; yield a cursor on the copy."""
    connection.ensure_connection()
    with closing(sqlite3.connect(to)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        yield copy.cursor()


def server_version():
    """The version of the library."""
    return sqlite3.sqlite_version


def holds_anything():
    """Whether there is a database with any table; a file that is none holds something too."""
    path = _path()
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(path)) as database:
            return database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] > 0
    except sqlite3.Error:
        return True


def let_go():
    """Have the database closed by everybody, with all its writes in one file; a Problem while others have it open."""
    connection.close()
    path = _path()
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(path, timeout=_PATIENCE)) as database:
            database.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            words = _("Others still use the database: stop the portal, the clock and the search worker first.")
            raise Problem(words) from error
    except sqlite3.Error:
        pass  # it is damaged, which is why it is replaced


def landing(_stage):
    """A path beside the database: renaming works within one disk only."""
    return _path().with_name(f"{_path().name}.restoring")


def put_in_place(landed, aside):
    """The copy takes the place of the database, which stays beside it under a name with `aside`."""
    path = _path()
    for tail in _BESIDE:  # a log of the old database must never be read into the new one
        with suppress(FileNotFoundError):
            os.replace(f"{path}{tail}", f"{path}.{aside}{tail}")
    if path.exists():
        os.link(path, f"{path}.{aside}")
    with open(landed, "rb") as stream:
        os.fsync(stream.fileno())
    os.replace(landed, path)
    flush_folder(path.parent)


def _path():
    return Path(connection.settings_dict["NAME"])
