"""PostgreSQL: its own tools, told by the environment where and who, so that no password stands on a command line."""

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from django.db import connection
from django.utils.translation import gettext as _

from ..problems import Problem

ROW_COUNT = 'SELECT count(*) FROM "{}"'
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
_DEBIANS = Path("/usr/lib/postgresql")
_PATIENCE = 3  # seconds
_VARIABLES = {
    "dbname": "PGDATABASE", "user": "PGUSER", "password": "PGPASSWORD", "host": "PGHOST", "port": "PGPORT",
    "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY",
    "service": "PGSERVICE", "passfile": "PGPASSFILE", "options": "PGOPTIONS",
}  # fmt: skip
# Everything of the schema but what extensions brought, dropped in the transaction that brings the backup's.
_EMPTY = b"""BEGIN;
SET LOCAL lock_timeout = '30s';
DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT c.oid::regclass AS name, CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
      WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('e', 'i', 'a'))
  LOOP EXECUTE format('DROP %s IF EXISTS %s CASCADE', one.kind, one.name); END LOOP;
END $$;
"""


@contextmanager
def snapshot(to):
    """Dump the database to a path; yield a cursor that sees the same moment."""
    with closing(connection.get_new_connection(connection.get_connection_params())) as reading:
        reading.set_session(isolation_level="REPEATABLE READ", readonly=True)
        cursor = reading.cursor()
        cursor.execute("SELECT pg_export_snapshot()")
        moment = cursor.fetchone()[0]
        dump = [_tool("pg_dump"), "-Fc", "-Z0", "--no-owner", "--no-privileges", f"--snapshot={moment}"]
        with open(to, "wb") as stream, tempfile.TemporaryFile() as said:
            with _begun(dump, stdout=subprocess.PIPE, stderr=said) as running:
                shutil.copyfileobj(running.stdout, stream)
            _check(running, said)
        yield cursor


def server_version():
    """The version of the server."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return cursor.fetchone()[0]


def holds_anything():
    """Whether there is any table."""
    return bool(connection.introspection.table_names())


def let_go():
    """A Problem while others are connected as the same user: they would go on with what they know."""
    end = time.monotonic() + _PATIENCE
    while others := _others():
        if time.monotonic() > end:
            break
        time.sleep(0.1)
    connection.close()
    if others:
        raise Problem(_("Others still use the database: stop the portal, the clock and the search worker first."))


def _others():
    """How many others are connected; one that ended a moment ago may still be among them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        return cursor.fetchone()[0]


def landing(stage):
    """A path on the stage: the server reads it through its tool."""
    return stage / "database"


def put_in_place(landed, _aside):
    """All of the dump takes the place of all that is there, in one transaction.

    It is committed by the last line, which is written when the tool that reads the dump has come to its end: whatever
    is killed on the way, the server takes everything back.
    """
    read = [_tool("pg_restore"), "--no-owner", "--no-privileges", "--no-comments", "-f", "-", str(landed)]
    write = [_tool("psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1"]
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as heard:
        with (
            _begun(write, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=heard) as writing,
            _begun(read, stdout=subprocess.PIPE, stderr=said) as reading,
            suppress(BrokenPipeError),
        ):
            writing.stdin.write(_EMPTY)
            shutil.copyfileobj(reading.stdout, writing.stdin)
            if reading.wait() == 0:
                writing.stdin.write(b"\nCOMMIT;\n")
        _check(writing, heard)
        _check(reading, said)
    landed.unlink()


@contextmanager
def _begun(command, **streams):
    """A tool that runs; its end is awaited, and it ends with whoever began it when that fails."""
    running = subprocess.Popen(command, env=_environment(), **streams)  # noqa: S603 - our own command
    try:
        yield running
    except BaseException:
        running.kill()
        raise
    finally:
        for stream in filter(None, (running.stdin, running.stdout)):
            with suppress(BrokenPipeError):
                stream.close()
        running.wait()


def _check(ended, said):
    if ended.returncode:
        said.seek(0)
        reason = said.read().decode(errors="replace").strip().partition("\n")[0]
        raise Problem(
            _("PostgreSQL's %(tool)s failed: %(reason)s") % {"tool": Path(ended.args[0]).name, "reason": reason}
        )


def _tool(name):
    """The tool of the newest version that is installed: an older one cannot read a newer server."""
    found = sorted(_DEBIANS.glob(f"*/bin/{name}"), key=lambda path: float(path.parent.parent.name))
    path = str(found[-1]) if found else shutil.which(name)
    if not path:
        raise Problem(
            _("%(tool)s is missing: install PostgreSQL's client (apt install postgresql-client).") % {"tool": name}
        )
    return path


def _environment():
    given = connection.get_connection_params()
    told = {variable: str(given[name]) for name, variable in _VARIABLES.items() if given.get(name)}
    return os.environ | told | {"PGCONNECT_TIMEOUT": "10", "LC_ALL": "C"}
