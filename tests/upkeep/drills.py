"""A portal to lose and to restore: the demo with odd rows and files, on SQLite or on PostgreSQL."""

import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg2
from django.conf import settings
from django.db import connection

from tests.prepared import ROOT, copy_demo, create_postgres_demo, demo

ODD = "Đắk Lắk – e\u0301 \u202eمرحبا 👩‍👩‍👧 \\. \\N 'x\" ; -- \t\r\n\u0001\ufeff €"
_LARGE = "Thủ tục – hồ sơ. " * 100_000
_ODD_FILES = {
    "documents/Đơn đề nghị (bản 2).txt": ODD.encode(),
    "documents/empty.bin": b"",
    "images/large.bin": bytes(range(256)) * 20_000,
    f"{'a' * 60}/{'b' * 120}/{'c' * 200}.txt": b"long",
}
# What a restore writes itself: who is signed in, that something changed, that no index is believed.
_OWN = {"django_session", "core_publicchange"}


class Portal:
    """A portal in a folder of its own; `manage(...)` runs a command there."""

    def __init__(self, folder):
        self.folder, self.media, self.backups = folder, folder / "media", folder / "backups"
        self._name = f"test_upkeep_{os.getpid()}_{secrets.token_hex(3)}"
        self._address = f"sqlite:///{folder}/portal.sqlite3" if settings_are_sqlite() else self._create()
        if settings_are_sqlite():
            copy_demo(folder, "127.0.0.1", 80)
        else:
            shutil.copytree(demo() / "media", self.media)
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "portal.settings",
            "DATABASE_URL": self._address,
            "MEDIA_ROOT": str(self.media),
            "BACKUP_ROOT": str(self.backups),
            "SECRET_KEY": "only-for-tests",
            "HTTPS": "false",
            "ELASTICSEARCH_URL": "",
        }

    def _create(self):
        with connection._nodb_cursor() as cursor:
            return create_postgres_demo(cursor, self._name)

    def make_odd(self):
        """Add rows and files as nobody expects them."""
        for name, content in _ODD_FILES.items():
            (self.media / name).parent.mkdir(parents=True, exist_ok=True)
            (self.media / name).write_bytes(content)
        with closing(self.connect()) as database:
            write(database, [(ODD[:40], _LARGE), ("null", ODD)])
            database.cursor().execute("INSERT INTO search_searchstate (name, version) VALUES ('elasticsearch 2', 77)")
            database.commit()

    def connect(self):
        """A connection of one's own to its database."""
        if settings_are_sqlite():
            database = sqlite3.connect(self.folder / "portal.sqlite3", timeout=20)
            database.execute("PRAGMA journal_mode = WAL")  # as the portal does
            return database
        parts = connection.get_connection_params() | {"dbname": self._name}
        return psycopg2.connect(
            **{name: parts[name] for name in ("dbname", "user", "password", "host", "port") if parts.get(name)}
        )

    def begin(self, *command, before=None, **given):
        """Begin a command of manage.py; `before()` is called in its process first."""
        run = [sys.executable, "manage.py", *map(str, command)]
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen(run, cwd=ROOT, env=self.environment | given, preexec_fn=before, **options)

    def manage(self, *command, **given):
        """Run a command of manage.py: (exit code, what it said, what it complained of)."""
        running = self.begin(*command, **given)
        said, complained = running.communicate()
        return running.returncode, said, complained

    def backup(self, **given):
        """Make a backup that succeeds; its path."""
        before = set(self.backups.glob("portal-*"))
        code, said, complained = self.manage("backup", **given)
        assert code == 0, complained
        (path,) = set(self.backups.glob("portal-*")) - before
        assert str(path) in said
        return path

    def lose(self):
        """Lose the database and all uploads."""
        if settings_are_sqlite():
            for path in self.folder.glob("portal.sqlite3*"):
                path.unlink()
        else:
            self.drop()
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'CREATE DATABASE "{self._name}" TEMPLATE template0')
        shutil.rmtree(self.media)

    def drop(self):
        """Remove its database from the server."""
        if not settings_are_sqlite():
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{self._name}" WITH (FORCE)')

    def everything(self):
        """(rows by table, words by file): all that must be the same afterwards."""
        return self.rows(), self.files()

    def rows(self):
        """{table: its rows with all columns, in order}."""
        found = {}
        with closing(self.connect()) as database:
            cursor = database.cursor()
            for name in tables(cursor):
                cursor.execute(f'SELECT * FROM "{name}"')
                rows = [tuple(map(_plain, row)) for row in cursor.fetchall()]
                found[name] = sorted(row for row in map(repr, rows) if not _is_own(row))
        return {name: rows for name, rows in found.items() if name not in _OWN}

    def files(self):
        """{name: words} of all uploads."""
        paths = (path for path in self.media.rglob("*") if path.is_file())
        names = {path.relative_to(self.media).as_posix(): path.read_bytes() for path in paths}
        return {name: words for name, words in names.items() if not name.startswith(".")}


def settings_are_sqlite():
    """Whether these tests run on SQLite."""
    return settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


def tables(cursor):
    """The names of all tables."""
    if settings_are_sqlite():
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    else:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    return [name for (name,) in cursor.fetchall()]


def write(database, rows):
    """Add rows in one transaction."""
    mark = "?" if settings_are_sqlite() else "%s"
    cursor = database.cursor()
    cursor.executemany(f"INSERT INTO portal_jobrun (name, error, seen) VALUES ({mark}, {mark}, '')", rows)
    database.commit()


def _is_own(row):
    return "'elasticsearch " in row or any(row.startswith(f"('{name}', ") for name in _OWN)


def _plain(value):
    return bytes(value) if isinstance(value, memoryview) else value


def flip(path, place=0.5):
    """Turn one bit of a file over."""
    with open(path, "r+b") as stream:
        stream.seek(int(Path(path).stat().st_size * place))
        byte = stream.read(1)
        stream.seek(-1, 1)
        stream.write(bytes([byte[0] ^ 1]))
