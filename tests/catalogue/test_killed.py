"""kill -9 in the middle of a sync: whole records only, and the next run completes."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.factories import national_records
from tests.prepared import copy_migrated

ROOT = Path(__file__).resolve().parent.parent.parent
COUNT = 240
# What every record of the source has: (what, how many a record, the rows of procedure p).
PARTS = [
    ("channels", 2, "SELECT count(*) FROM catalogue_submissionchannel WHERE procedure_id = p.id"),
    (
        "fees",
        2,
        "SELECT count(*) FROM catalogue_fee f JOIN catalogue_submissionchannel c ON f.channel_id = c.id"
        " WHERE c.procedure_id = p.id",
    ),
    (
        "papers",
        2,
        "SELECT count(*) FROM catalogue_requireddocument d JOIN catalogue_dossiercase c ON d.case_id = c.id"
        " WHERE c.procedure_id = p.id",
    ),
    ("steps", 1, "SELECT count(*) FROM catalogue_step WHERE procedure_id = p.id"),
    ("citations", 1, "SELECT count(*) FROM catalogue_legalcitation WHERE procedure_id = p.id"),
    ("roles", 1, "SELECT count(*) FROM catalogue_agencyrole WHERE procedure_id = p.id"),
    ("audiences", 1, "SELECT count(*) FROM catalogue_procedure_audiences WHERE procedure_id = p.id"),
    ("documents", 1, "SELECT count(*) FROM search_searchdocument WHERE object_key = p.national_id"),
]


class Portal:
    """A portal of its own: a database file and the commands over it."""

    def __init__(self, folder):
        self.database = folder / "portal.sqlite3"
        self.environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{self.database}",
            "SECRET_KEY": "x",
            "DJANGO_SETTINGS_MODULE": "portal.settings",
        }

    def start(self, *arguments):
        """Start a command."""
        return subprocess.Popen(
            [sys.executable, str(ROOT / "manage.py"), *arguments],
            env=self.environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def run(self, *arguments):
        """Run a command to its end."""
        process = self.start(*arguments)
        output, _ = process.communicate(timeout=180)
        assert process.returncode == 0, output.decode()

    def rows(self, query):
        """The rows of a query."""
        connection = sqlite3.connect(self.database, timeout=20)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def count(self):
        """How many procedures are stored."""
        return self.rows("SELECT count(*) FROM catalogue_procedure")[0][0]


@pytest.fixture
def portal(tmp_path):
    made = Portal(tmp_path)
    copy_migrated(made.database)
    return made


def _kill_after(process, portal, stored):
    """Kill the process without warning, once so many procedures are stored."""
    deadline = time.monotonic() + 60
    while process.poll() is None and portal.count() < stored and time.monotonic() < deadline:
        time.sleep(0.005)
    process.kill()
    process.communicate()


def _assert_whole(portal):
    for what, count, query in PARTS:
        broken = portal.rows(f"SELECT p.national_id FROM catalogue_procedure p WHERE ({query}) <> {count}")
        assert not broken, f"{what} of {broken[:3]}"


@pytest.mark.slow
def test_a_killed_sync_leaves_whole_records_and_the_next_completes(portal, tmp_path):
    source = tmp_path / "records.jsonl"
    source.write_text("\n".join(map(json.dumps, national_records(COUNT))), encoding="utf-8")
    _kill_after(portal.start("sync_procedures", str(source), "--scope=all"), portal, stored=100)
    stored = portal.count()
    assert 100 <= stored < COUNT
    _assert_whole(portal)
    portal.run("sync_procedures", str(source), "--scope=all", "--full")
    assert portal.count() == COUNT
    _assert_whole(portal)
    portal.run("verify_sync", str(source), "--scope=all")
