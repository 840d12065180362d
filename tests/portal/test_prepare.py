"""Before a start: the database is made ready quickly, and one that cannot be used is said in one sentence."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.core.management import call_command
from django.db import connection

from portal import database
from tests.prepared import ROOT, migrated


@pytest.fixture
def done(tmp_path, monkeypatch):
    """The file that says that everything was done, the test's own; how often a migration ran after that."""
    ran = []
    monkeypatch.setattr(database, "_DONE", tmp_path / ".migrated")
    monkeypatch.setattr(database, "call_command", lambda *command, **options: ran.append(command[0]))
    return ran


@pytest.mark.django_db
def test_a_database_that_is_ready_is_migrated_no_more(done):
    for _time in range(3):
        database.prepare()
    assert done == ["migrate"]


@pytest.mark.django_db
def test_what_was_broken_off_is_done_again(done, monkeypatch):
    def killed(*command, **options):
        raise KeyboardInterrupt

    database.prepare()
    database._DONE.write_text("the roles of another day")
    with monkeypatch.context() as during:
        during.setattr(database, "call_command", killed)
        with pytest.raises(KeyboardInterrupt):
            database.prepare()
    assert not database._DONE.exists()
    database.prepare()
    assert done == ["migrate", "migrate"]


@pytest.mark.django_db
def test_a_database_of_another_version_is_said_in_one_sentence(done, capsys):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('news', '0099_later', '2030-01-01')")
    with pytest.raises(SystemExit) as ended:
        call_command("prepare")
    assert ended.value.code == 1
    assert capsys.readouterr().err.strip().count("\n") == 0
    assert done == []


@pytest.mark.django_db
def test_migrations_of_others_that_are_gone_do_not_matter(done):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('gone', '0001', '2020-01-01')")
    database.prepare()
    assert done == ["migrate"]


def prepare(path, **environment):
    """`manage.py prepare` on a database file."""
    given = {"DJANGO_SETTINGS_MODULE": "portal.settings", "DATABASE_URL": f"sqlite:///{path}", "SECRET_KEY": "x"}
    command = [sys.executable, "manage.py", "prepare"]
    return subprocess.run(command, cwd=ROOT, env=os.environ | given | environment, capture_output=True, text=True)


@pytest.mark.slow
def test_a_file_that_is_no_database_is_said_in_one_sentence(tmp_path):
    (tmp_path / "db.sqlite3").write_bytes(b"no database at all" * 1000)
    ended = prepare(tmp_path / "db.sqlite3")
    assert ended.returncode == 1
    assert ended.stderr.strip().count("\n") == 0
    assert "db.sqlite3" in ended.stderr


@pytest.mark.slow
def test_a_newer_database_is_left_as_it_is(tmp_path):
    path = tmp_path / "db.sqlite3"
    with closing(sqlite3.connect(migrated())) as source, closing(sqlite3.connect(path)) as copy:
        source.backup(copy)
        copy.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('plans', '0099_x', '2030-01-01')")
        copy.commit()
    ended = prepare(path)
    assert (ended.returncode, ended.stderr.strip().count("\n")) == (1, 0)
    assert "db.sqlite3" in ended.stderr


def test_a_variable_that_cannot_be_read_is_named_in_one_sentence(tmp_path):
    ended = prepare(tmp_path / "db.sqlite3", SERVE_PORT="tám nghìn")
    assert ended.returncode == 1
    assert ended.stderr.strip().count("\n") == 0
    assert "SERVE_PORT" in ended.stderr
