"""A backup is whole or not there: under writes, with a full disk, killed, two at once."""

import fcntl
import json
import resource
import shutil
import signal
import stat
import subprocess
import tarfile
import threading
import time
from contextlib import closing

import pyrage
import pytest

from tests.upkeep.drills import write

pytestmark = [pytest.mark.slow, pytest.mark.postgres]


def said_in_a_sentence(ended):
    """Whether a command refused with one line."""
    code, _said, complained = ended
    return code == 1 and complained.strip().count("\n") == 0 and "Traceback" not in complained


def nothing_half_written(folder):
    """Whether there is nothing under a good name that was not there before."""
    return not list(folder.glob("portal-*"))


def test_it_tells_what_it_holds_and_no_secret(portal, backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with tarfile.open(backup) as archive:
        manifest = json.load(archive.extractfile("manifest.json"))
        names = archive.getnames()
    assert set(names) == {*manifest["files"], "manifest.json"}
    assert {name.removeprefix("media/") for name in names} - {"database", "manifest.json"} == set(portal.files())
    assert {"SECRET_KEY", "DATABASE_URL", "MEDIA_ROOT"} <= set(manifest["settings"])
    assert "only-for-tests" not in json.dumps(manifest)
    assert ["news", "0001_initial"] in manifest["migrations"]
    assert set(manifest["versions"]) == {"code", "django", "wagtail", manifest["engine"]}
    assert {name: len(rows) for name, rows in portal.rows().items()}.items() >= {
        name: manifest["rows"][name] for name in ("portal_jobrun", "wagtailcore_page", "news_articlepage")
    }.items()


def test_what_is_encrypted_opens_by_the_key_and_as_any_program_of_age_does(portal, tmp_path):
    key = pyrage.x25519.Identity.generate()
    path = portal.backup(BACKUP_RECIPIENT=str(key.to_public()))
    assert path.read_bytes().startswith(b"age-encryption.org/v1\n")
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(path.read_bytes(), [pyrage.x25519.Identity.generate()])
    (tmp_path / "opened").write_bytes(pyrage.decrypt(path.read_bytes(), [key]))
    with tarfile.open(tmp_path / "opened") as archive:
        assert "manifest.json" in archive.getnames()
    path.unlink()


def test_a_key_that_is_none_is_said(portal):
    assert said_in_a_sentence(portal.manage("backup", BACKUP_RECIPIENT="age1nonsense"))


@pytest.mark.alone
def test_under_writes_it_holds_one_moment(portal, tmp_path):
    """Rows written in one transaction are both in or both out, and a file that a row was written for is in."""
    ended, pairs = threading.Event(), []

    def go_on_writing():
        with closing(portal.connect()) as database:
            while not ended.is_set():
                number = len(pairs)
                (portal.media / f"pair-{number}.txt").write_text(str(number))
                write(database, [(f"one {number}", ""), (f"other {number}", "")])
                pairs.append(number)
                time.sleep(0.005)

    before = portal.rows()["portal_jobrun"]
    writer = threading.Thread(target=go_on_writing)
    writer.start()
    try:
        while len(pairs) < 20:
            time.sleep(0.01)
        path = portal.backup()
    finally:
        ended.set()
        writer.join()
    assert portal.manage("restore", "--replace", path)[0] == 0
    rows = set(portal.rows()["portal_jobrun"]) - set(before)
    names = {row.split("'")[1] for row in rows}
    numbers = {int(name.partition(" ")[2]) for name in names}
    assert names == {f"{half} {number}" for half in ("one", "other") for number in numbers}
    assert 20 <= len(numbers) < len(pairs)
    assert all((portal.media / f"pair-{number}.txt").read_text() == str(number) for number in numbers)
    path.unlink()
    for file in portal.media.glob("pair-*.txt"):
        file.unlink()
    for aside in portal.media.glob(".aside-*"):
        shutil.rmtree(aside)


@pytest.mark.parametrize("encrypted", [False, True])
def test_where_the_disk_is_full_nothing_half_written_stays(portal, tmp_path, encrypted):
    key = str(pyrage.x25519.Identity.generate().to_public()) if encrypted else ""

    def no_large_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))

    running = portal.begin("backup", tmp_path, BACKUP_RECIPIENT=key, before=no_large_files)
    said, complained = running.communicate()
    assert said_in_a_sentence((running.returncode, said, complained)), complained
    assert nothing_half_written(tmp_path)
    assert not list(tmp_path.glob(".portal-*"))


def test_on_a_disk_that_is_really_full(portal, tmp_path):
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", small], capture_output=True).returncode:
        pytest.skip("no right to mount a small disk here")
    try:
        assert said_in_a_sentence(portal.manage("backup", small))
        assert nothing_half_written(small)
    finally:
        subprocess.run(["umount", small], check=True)


def test_a_folder_that_cannot_be_one_is_said(portal, tmp_path):
    (tmp_path / "file").write_text("")
    assert said_in_a_sentence(portal.manage("backup", tmp_path / "file" / "below"))
    assert said_in_a_sentence(portal.manage("backup", BACKUP_ROOT=""))
    assert said_in_a_sentence(portal.manage("backup", portal.media / "backups"))
    assert not (portal.media / "backups").exists()


def test_the_second_of_two_at_once_says_so(portal, tmp_path):
    with open(tmp_path / ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert said_in_a_sentence(portal.manage("backup", tmp_path))
    assert nothing_half_written(tmp_path)


@pytest.mark.alone
def test_one_that_is_killed_leaves_no_backup_and_the_next_clears_up(portal, tmp_path):
    running = portal.begin("backup", tmp_path)
    while not list(tmp_path.glob(".portal-backup-*/*")):
        time.sleep(0.001)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    assert nothing_half_written(tmp_path)
    assert list(tmp_path.glob(".portal-backup-*"))
    for day in (1, 2, 3):
        (tmp_path / f"portal-2020010{day}-030000.tar.gz").write_bytes(b"an old one")
    (tmp_path / "portal of my own.txt").write_bytes(b"not ours")
    assert (
        portal.manage("backup", tmp_path, BACKUP_KEEP_DAYS="2", BACKUP_KEEP_WEEKS="1", BACKUP_KEEP_MONTHS="1")[0] == 0
    )
    assert not list(tmp_path.glob(".portal-backup-*"))
    assert len(list(tmp_path.glob("portal-*"))) == 2
    assert (tmp_path / "portal of my own.txt").exists()
