"""The drill: whatever is lost comes back as it was, row by row and file by file, or nothing is touched."""

import json
import resource
import shutil
import signal
import tarfile
import time
from contextlib import closing

import pyrage
import pytest

from search.elastic.index import NOTHING_SENT
from tests.upkeep.drills import flip, settings_are_sqlite, write

pytestmark = [pytest.mark.slow, pytest.mark.postgres]


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    """(public key, file of the secret key, file of another secret key)."""
    folder, mine, other = tmp_path_factory.mktemp("keys"), *(pyrage.x25519.Identity.generate() for _key in range(2))
    (folder / "mine").write_text(f"# created: today\n{mine}\n")
    (folder / "other").write_text(f"{other}\n")
    return str(mine.to_public()), folder / "mine", folder / "other"


@pytest.fixture(scope="module")
def sealed_up(portal, keys):
    """(an encrypted backup, what it holds)."""
    return portal.backup(BACKUP_RECIPIENT=keys[0]), portal.everything()


@pytest.fixture(scope="module")
def sealed(sealed_up):
    """An encrypted backup."""
    return sealed_up[0]


@pytest.fixture(scope="module")
def sealed_saved(sealed_up):
    """What it holds."""
    return sealed_up[1]


def said_in_a_sentence(ended):
    """Whether a command refused with one line."""
    code, _said, complained = ended
    return code == 1 and complained.strip().count("\n") == 0 and "Traceback" not in complained


def test_what_was_lost_comes_back_row_by_row_and_file_by_file(portal, backup, saved):
    portal.lose()
    code, _said, complained = portal.manage("restore", backup)
    assert code == 0, complained
    rows, files = portal.everything()
    assert {name: rows[name] == saved[0][name] for name in saved[0]} == dict.fromkeys(rows, True)
    assert files == saved[1]


def test_a_restored_portal_is_found_in_order_and_goes_on(portal):
    assert portal.manage("migrate", "--check")[0] == 0
    assert portal.manage("search_status")[0] == 0
    with closing(portal.connect()) as database:
        write(database, [("written afterwards", "")])
        cursor = database.cursor()
        cursor.execute("DELETE FROM portal_jobrun WHERE name = 'written afterwards'")
        database.commit()


def test_what_is_encrypted_comes_back_by_the_secret_key(portal, sealed, sealed_saved, keys):
    assert b"manifest.json" not in sealed.read_bytes()
    portal.lose()
    assert portal.manage("verify_backup", sealed, "--identity", keys[1])[0] == 0
    code, _said, complained = portal.manage("restore", sealed, "--identity", keys[1])
    assert code == 0, complained
    assert portal.everything() == sealed_saved


def test_what_the_database_holds_is_replaced_only_when_told_and_uploads_go_aside(portal, backup, saved):
    with closing(portal.connect()) as database:
        write(database, [("of the lost history", "")])
        cursor = database.cursor()
        cursor.execute("CREATE TABLE of_later_code (id integer)")
        cursor.execute("INSERT INTO django_session VALUES ('key', 'data', '2030-01-01')")
        database.commit()
    (portal.media / "documents" / "later.txt").write_text("later")
    (portal.media / "documents" / "empty.bin").write_text("changed")
    changed = portal.everything()
    assert said_in_a_sentence(portal.manage("restore", backup))
    assert portal.everything() == changed
    code, _said, complained = portal.manage("restore", backup, "--replace")
    assert code == 0, complained
    assert portal.everything() == saved
    with closing(portal.connect()) as database:
        cursor = database.cursor()
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone()[0] == 0
        cursor.execute("SELECT version FROM search_searchstate WHERE name = 'elasticsearch 2'")
        assert cursor.fetchone()[0] == NOTHING_SENT
    (aside,) = portal.media.glob(".aside-*")
    assert {path.relative_to(aside).as_posix(): path.read_text() for path in aside.rglob("*.*")} == {
        "documents/later.txt": "later",
        "documents/empty.bin": "changed",
    }
    shutil.rmtree(aside)


@pytest.mark.parametrize("place", [0.001, 0.3, 0.6, 0.999])
def test_a_backup_with_a_flipped_bit_is_refused_and_nothing_touched(portal, backup, tmp_path, place):
    before = portal.files()
    shutil.copy(backup, tmp_path / backup.name)
    flip(tmp_path / backup.name, place)
    assert said_in_a_sentence(portal.manage("verify_backup", tmp_path / backup.name))
    if place == 0.6:
        assert said_in_a_sentence(portal.manage("restore", "--replace", tmp_path / backup.name))
    assert portal.files() == before


@pytest.mark.parametrize("part", [0, 0.5, 0.9999])
def test_a_truncated_backup_is_refused(portal, backup, tmp_path, part):
    (tmp_path / backup.name).write_bytes(backup.read_bytes()[: int(backup.stat().st_size * part)])
    assert said_in_a_sentence(portal.manage("verify_backup", tmp_path / backup.name))


def test_an_encrypted_backup_that_is_damaged_or_not_ours_is_refused(portal, sealed, keys, tmp_path):
    assert said_in_a_sentence(portal.manage("verify_backup", sealed))
    assert said_in_a_sentence(portal.manage("verify_backup", sealed, "--identity", keys[2]))
    assert said_in_a_sentence(portal.manage("restore", "--replace", sealed, "--identity", keys[2]))
    shutil.copy(sealed, tmp_path / sealed.name)
    flip(tmp_path / sealed.name)
    assert said_in_a_sentence(portal.manage("verify_backup", tmp_path / sealed.name, "--identity", keys[1]))


def test_a_backup_of_newer_code_is_refused(portal, backup, tmp_path):
    changed = _with_manifest(backup, tmp_path, lambda manifest: manifest["migrations"].append(["news", "0099_later"]))
    assert said_in_a_sentence(portal.manage("restore", "--replace", changed))


def test_a_backup_that_leads_out_of_its_folder_is_refused(portal, backup, tmp_path):
    def lead_out(manifest):
        manifest["files"]["media/../../evil"] = manifest["files"].pop("media/documents/empty.bin")

    changed = _with_manifest(backup, tmp_path, lead_out, {"media/documents/empty.bin": "media/../../evil"})
    assert said_in_a_sentence(portal.manage("verify_backup", changed))


def _with_manifest(backup, folder, change, names=None):
    """A copy of a backup with another manifest, and other names of files."""
    path = folder / backup.name
    with tarfile.open(backup) as source, tarfile.open(path, "w:gz", compresslevel=1) as target:
        for entry in source:
            content = source.extractfile(entry)
            if entry.name == "manifest.json":
                manifest = json.load(content)
                change(manifest)
                (folder / "manifest.json").write_text(json.dumps(manifest))
                target.add(folder / "manifest.json", "manifest.json")
                continue
            entry.name = (names or {}).get(entry.name, entry.name)
            target.addfile(tarfile.TarInfo(entry.name) if not entry.size else entry, content)
    return path


def test_where_the_disk_is_full_nothing_is_touched(portal, backup):
    before = portal.everything()

    def no_large_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))

    running = portal.begin("restore", "--replace", backup, before=no_large_files)
    said, complained = running.communicate()
    assert said_in_a_sentence((running.returncode, said, complained)), complained
    assert portal.everything() == before
    assert portal.manage("check")[0] == 0


def test_nothing_is_restored_under_a_portal_that_runs(portal, backup):
    before = portal.files()
    with closing(portal.connect()) as database:
        database.cursor().execute("SELECT count(*) FROM portal_jobrun")
        assert said_in_a_sentence(portal.manage("restore", "--replace", backup))
    assert portal.files() == before


@pytest.mark.alone
@pytest.mark.parametrize("after", [0.0, 0.05, 0.2, 0.6])
def test_a_restore_that_is_killed_leaves_the_old_portal_or_one_that_does_not_start(portal, backup, saved, after):
    with closing(portal.connect()) as database:
        write(database, [("before the kill", "")])
    old = portal.rows()
    restoring = portal.begin("restore", "--replace", backup)
    mark = portal.media / ".half-restored"
    while restoring.poll() is None and not mark.exists():
        time.sleep(0.001)
    time.sleep(after)
    restoring.send_signal(signal.SIGKILL)
    restoring.communicate()
    if mark.exists():
        for command in ("check", "run_jobs", "search_status"):
            assert said_in_a_sentence(portal.manage(command))
    else:
        assert portal.rows() in (old, saved[0])
    if not settings_are_sqlite():
        time.sleep(1)  # the server takes back what its client left open
    code, _said, complained = portal.manage("restore", "--replace", backup)
    assert code == 0, complained
    assert not mark.exists()
    assert "before the kill" not in "".join(portal.rows()["portal_jobrun"])
