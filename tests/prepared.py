"""Databases made once and copied: migrating costs 25 seconds of CPU and loading the demo 20, a copy next to nothing.

What is prepared lies in `.cache/` under a name that changes with whatever it is made of; old ones are removed. Two
processes that want the same thing at once make it one after the other.
"""

import fcntl
import hashlib
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
FOLDERS = ("site", "core", "search", "agencies", "catalogue", "news", "plans", "locale")
DEMO_PASSWORD = "demo-password"


def key_of(*patterns):
    """A short name for what the files that match now say, the installed packages included."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes() + Path(__file__).read_bytes())
    for folder in FOLDERS:
        for pattern in patterns:
            for path in sorted((ROOT / folder).rglob(pattern)):
                digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def schema_key():
    """The key of an empty migrated database."""
    return key_of("migrations/*.py", "data/*.toml", "data/names/*.toml", "data/*.csv", "roles.toml", "*.mo")


def migrated():
    """The path of an SQLite file in which every migration has run and nothing else is."""
    return _made(f"migrated-{schema_key()}", lambda folder: _manage(folder, "migrate")) / "portal.sqlite3"


def demo():
    """A folder with the demo of today, `portal.sqlite3` and `media/`; to copy, never to change."""

    def make(folder):
        _copy(migrated(), folder / "portal.sqlite3")
        _manage(folder, "load_demo")

    return _made(_demo_name(), make)


def _demo_name():
    today = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh"))  # also before Django has set the process to the portal's clock
    return f"demo-{today:%Y%m%d}-{key_of('*.py', '*.toml', '*.csv', '*.webp', '*.mo')}"


def copy_migrated(path):
    """Put an empty migrated database at this path."""
    _copy(migrated(), path)


def copy_demo(folder, hostname, port):
    """Put the demo into `folder` as a portal at this host and port."""
    made = demo()
    _copy(made / "portal.sqlite3", folder / "portal.sqlite3")
    shutil.copytree(made / "media", folder / "media")
    with closing(sqlite3.connect(folder / "portal.sqlite3")) as database, database:
        database.execute("UPDATE wagtailcore_site SET hostname = ?, port = ?", (hostname, port))


def open_sqlite(connection):
    """Give Django's connection a database in memory that is a copy of the migrated one."""
    connection.close()
    connection.settings_dict["NAME"] = f"file:tests-{os.getpid()}?mode=memory&cache=shared"
    connection.ensure_connection()
    fill_sqlite(connection, migrated())


def fill_sqlite(connection, path):
    """Put what an SQLite file holds in place of all that the connection's database holds."""
    with closing(sqlite3.connect(path)) as source:
        source.backup(connection.connection)


def open_sqlite_demo(connection):
    """Put the demo in place of what the connection's database holds; the function that puts the migrated one back."""
    fill_sqlite(connection, demo() / "portal.sqlite3")
    return lambda: fill_sqlite(connection, migrated())


def open_postgres(connection):
    """Give Django's connection a database of its own, a copy of the migrated one; the function that drops it."""
    return _switch(connection, _migrated_template)


def open_postgres_demo(connection):
    """The same with a copy of the demo."""
    return _switch(connection, _demo_template)


def create_postgres_demo(cursor, name):
    """Make a database of this name, a copy of the demo; its address."""
    cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{_demo_template(cursor)}"')
    return postgres_address(name)


def postgres_address(name):
    """The address of another database on the server of TEST_DATABASE_URL."""
    address, mark, options = os.environ["TEST_DATABASE_URL"].partition("?")
    return f"{address.rpartition('/')[0]}/{name}{mark}{options}"


def _migrated_template(cursor):
    return _template(cursor, f"test_migrated_{schema_key()}", "migrate", "template0")


def _demo_template(cursor):
    return _template(cursor, f"test_{_demo_name()}", "load_demo", _migrated_template(cursor))


def _switch(connection, template):
    """Go on in a new copy of what `template(cursor)` names; the function that drops it and goes back."""
    before, name = connection.settings_dict["NAME"], f"test_{os.getpid()}_{secrets.token_hex(4)}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template(cursor)}"')
    connection.close()
    connection.settings_dict["NAME"] = name

    def drop():
        connection.close()
        connection.settings_dict["NAME"] = before
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    return drop


def _template(cursor, name, command, template):
    """The name of the database that a command makes of another, whole or not at all.

    One process at a time makes it; the lock goes with the cursor's connection.
    """
    cursor.execute("SELECT pg_advisory_lock(20261129)")
    cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    if not cursor.fetchone():
        making = f"{name}_making"
        cursor.execute(f'DROP DATABASE IF EXISTS "{making}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{making}" TEMPLATE "{template}"')
        with tempfile.TemporaryDirectory() as media:
            _run({"TEST_DATABASE_URL": postgres_address(making), "MEDIA_ROOT": media}, command)
        cursor.execute(f'ALTER DATABASE "{making}" RENAME TO "{name}"')
    return name


def _made(name, make):
    """The folder of this name, made now if it is not there; it appears whole or not at all."""
    folder = CACHE / name
    with _alone(name.partition("-")[0]):
        if not folder.exists():
            making = CACHE / f"{name}.making"
            shutil.rmtree(making, ignore_errors=True)
            making.mkdir(parents=True)
            make(making)
            for old in CACHE.glob(f"{name.partition('-')[0]}-*"):
                if old != making:
                    shutil.rmtree(old)
            making.rename(folder)
    return folder


@contextmanager
def _alone(name):
    CACHE.mkdir(exist_ok=True)
    with open(CACHE / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _copy(path, to):
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


def _manage(folder, command):
    (folder / "media").mkdir(exist_ok=True)
    given = {"TEST_DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3", "MEDIA_ROOT": f"{folder}/media"}
    _run(given, command)
    with closing(sqlite3.connect(folder / "portal.sqlite3")) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _run(given, command):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.prepared_settings", "DEMO_PASSWORD": DEMO_PASSWORD, "PYTHONPATH": str(ROOT),
    } | given  # fmt: skip
    run = [sys.executable, "manage.py", command, "-v", "0"]
    done = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{command} failed:\n{done.stderr[-3000:]}")


OPEN = {"sqlite": open_sqlite, "postgresql": open_postgres}
OPEN_DEMO = {"sqlite": open_sqlite_demo, "postgresql": open_postgres_demo}


def demo_on_postgres(address):
    """The address of a database with the demo on the server there: a copy of the prepared one where tests have one."""
    server, mark, options = address.partition("?")
    given, name = os.environ.get("TEST_DATABASE_URL", ""), f"test_{_demo_name()}"
    place = f"{server.rpartition('/')[0]}/{name}{mark}{options}"
    source = given if given.startswith("postgres") else address
    making = [sys.executable, "-m", "tests.prepared"]
    subprocess.run(making, cwd=ROOT, env=os.environ | {"TEST_DATABASE_URL": source}, check=True)
    if source == given:
        there, *asked = given.partition("?")
        dump = ["pg_dump", "-Fc", _libpq(f"{there.rpartition('/')[0]}/{name}{''.join(asked)}")]
        subprocess.run(["createdb", "--maintenance-db", _libpq(address), name], check=True)
        with subprocess.Popen(dump, stdout=subprocess.PIPE) as dumped:
            subprocess.run(["pg_restore", "-d", _libpq(place)], stdin=dumped.stdout, check=True)
    return place


def _libpq(address):
    """An address of a database as PostgreSQL's own tools read it."""
    return address.replace("postgres:///", "postgresql:///", 1)


def main():
    """Make everything that tests copy, on the database that TEST_DATABASE_URL names."""
    if not os.environ.get("TEST_DATABASE_URL"):
        demo()
        return
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    sys.path.insert(0, str(ROOT / "site"))
    import django
    from django.db import connection

    django.setup()
    with connection._nodb_cursor() as cursor:
        _demo_template(cursor)


if __name__ == "__main__":
    main()
