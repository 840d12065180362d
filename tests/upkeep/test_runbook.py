"""docs/operations.md by its own text: its blocks install, upgrade, roll back and restore a portal in a clean folder."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.browser.server import free_port
from tests.portal.processes import eventually
from tests.prepared import ROOT

RUNBOOK = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```sh ?(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NAMES = ("install", "upgrade", "rollback", "restore")
BLOCKS = {
    name: "".join(text for said, text in _BLOCK.findall(RUNBOOK) if (said or "install") == name) for name in _NAMES
}
_GIT = ["git", "-c", "user.name=test", "-c", "user.email=test@example.vn", "-c", "init.defaultBranch=main"]


class Machine:
    """A clean folder with the code, settings and nothing else."""

    def __init__(self, folder):
        self.folder, self.portal, self.port = folder, folder / "srv", free_port()
        self._publish()
        (self.portal / ".venv").symlink_to(sys.prefix)
        os.utime(self.portal / "requirements.txt", (0, 0))  # the packages are there: nothing is downloaded
        settings = {
            "SECRET_KEY": "x9" * 30 + "!Aq",
            "ALLOWED_HOSTS": "portal.example.vn",
            "BASE_URL": "https://portal.example.vn",
            "BEHIND_PROXY": "true",
            "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
            "SERVE_PORT": str(self.port),
            "MEDIA_ROOT": f"{folder}/media",
            "CACHE_ROOT": f"{folder}/cache",
            "BACKUP_ROOT": f"{folder}/backups",
            "STATIC_COPY_ROOT": f"{folder}/copy",
        }
        (self.portal / ".env").write_text("".join(f"{name}={value}\n" for name, value in settings.items()))
        (folder / "backups").mkdir()

    def _publish(self):
        """The working tree as a repository with a version after it, and a clone of it at the version before."""
        origin = self.folder / "origin"
        listed = subprocess.run(
            ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        for name in filter(None, listed.stdout.split("\0")):
            if (ROOT / name).is_file() and not (ROOT / name).is_symlink():
                (origin / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, origin / name)
        for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "before"]):
            subprocess.run([*_GIT, *command], cwd=origin, check=True)
        subprocess.run(["git", "clone", "-q", origin, self.portal], check=True)
        (origin / "later.txt").write_text("a later version")
        for command in (["add", "-A"], ["commit", "-qm", "after"], ["tag", "v2"]):
            subprocess.run([*_GIT, *command], cwd=origin, check=True)

    def do(self, name):
        """Run the blocks of this name as they stand, and stop at the first line that fails."""
        begin = f'export PORTAL={self.portal} BACKUP_ROOT={self.folder}/backups VERSION=v2; cd "$PORTAL"\n'
        clean = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", begin + BLOCKS[name]], env=clean, capture_output=True, text=True
        )
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        return done.stdout

    def answers(self):
        """Start the server as its unit does, and read a page as nginx would ask for it."""
        unit = (ROOT / "deploy/systemd/portal.service").read_text()
        command = re.search(r"^ExecStart=/srv/portal/(.*)$", unit, re.MULTILINE)[1].split()
        clean = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
        server = subprocess.Popen([self.portal / command[0], *command[1:]], cwd=self.portal, env=clean)
        headers = {"Host": "portal.example.vn", "X-Forwarded-Proto": "https"}

        def read():
            try:
                with urlopen(Request(f"http://127.0.0.1:{self.port}/", headers=headers), timeout=60) as answer:
                    return answer.status == 200
            except OSError:
                return False

        try:
            eventually(read)
        finally:
            server.terminate()
            server.wait(60)

    def rows(self):
        """How many jobs the clock knows; a number that changes with `note`."""
        with closing(sqlite3.connect(self.folder / "portal.sqlite3")) as database:
            return database.execute("SELECT count(*) FROM portal_jobrun").fetchone()[0]

    def note(self, name):
        """Change the database."""
        with closing(sqlite3.connect(self.folder / "portal.sqlite3")) as database, database:
            database.execute("INSERT INTO portal_jobrun (name, error, seen) VALUES (?, '', '')", [name])


@pytest.mark.slow
@pytest.mark.alone
def test_the_runbook_installs_upgrades_rolls_back_and_restores(tmp_path):
    machine = Machine(tmp_path)
    machine.do("install")
    machine.answers()
    assert len(list((tmp_path / "backups").glob("portal-*"))) == 1
    assert (tmp_path / "copy/current/index.html").exists()
    machine.note("before the upgrade")
    (tmp_path / "media").mkdir(exist_ok=True)
    (tmp_path / "media/before.txt").write_text("before")
    machine.do("upgrade")
    assert (machine.portal / "later.txt").exists()
    machine.note("after the upgrade")
    (tmp_path / "media/after.txt").write_text("after")
    machine.do("rollback")
    assert not (machine.portal / "later.txt").exists()
    machine.do("restore")
    assert machine.rows() == 1
    assert (tmp_path / "media/before.txt").read_text() == "before"
    assert not (tmp_path / "media/after.txt").exists()
    machine.answers()


def test_what_root_types_is_well_formed_and_names_what_is_there():
    lines = [line[6:] for line in RUNBOOK.splitlines() if line.startswith("    # ")]
    assert len(lines) > 10
    for line in lines:
        assert subprocess.run(["bash", "-n", "-c", line]).returncode == 0, line
    for path in re.findall(r"(?:/srv/portal/)?(deploy/[\w./*-]+\w)", "\n".join(lines)):
        assert path == "deploy/portal.env" or list(ROOT.glob(path)), path


def test_every_chapter_that_is_promised_has_its_block():
    assert all(BLOCKS.values())
    assert str(Path(__file__).relative_to(ROOT)) in RUNBOOK
