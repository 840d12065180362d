"""kill -9 of a backup and of a restore, beside a portal that goes on; what must have come of it."""

import signal
import subprocess
import sys

from tests.portal.processes import eventually
from tests.prepared import ROOT
from upkeep.backups.names import moment_of

_COUNTED = "SELECT (SELECT count(*) FROM catalogue_procedure), (SELECT count(*) FROM wagtailcore_page)"


def kill_a_backup(house):
    """kill -9 as soon as something stands in its folder."""
    folder = _folder(house)
    folder.mkdir()
    making = house.command("backup", "manage.py", "backup", str(folder)).start()
    eventually(lambda: any(folder.iterdir()))
    making.kill()
    if made := _made(house):
        raise AssertionError(f"half a backup under a good name: {made}")


def back_up_again(house):
    """The next one is whole."""
    house.manage("backup", str(_folder(house)))
    [made] = _made(house)
    house.manage("verify_backup", str(made))


def kill_a_restore(house):
    """kill -9 in the middle of putting the backup into another database."""
    subprocess.run(["createdb", "--maintenance-db", house.libpq, "restored"], check=True)
    other = _other(house)
    restoring = subprocess.Popen(_restore(house), cwd=ROOT, env=other)
    mark = house.folder / "restored" / ".half-restored"
    eventually(lambda: mark.exists() or restoring.poll() is not None)
    restoring.send_signal(signal.SIGKILL)
    restoring.wait()
    if mark.exists() and not _run([sys.executable, "manage.py", "check"], other).returncode:
        raise AssertionError("a portal that is half restored starts")


def restore_again(house):
    """What is restored then is what was backed up."""
    done = _run([*_restore(house), "--replace"], _other(house))
    if done.returncode:
        raise AssertionError(done.stderr)
    if house.ask(_COUNTED, "restored") != house.ask(_COUNTED):
        raise AssertionError("restored and lost differ")


def _folder(house):
    return house.folder / "backups"


def _made(house):
    return [path for path in _folder(house).iterdir() if moment_of(path.name)]


def _restore(house):
    return [sys.executable, "manage.py", "restore", str(_made(house)[0])]


def _other(house):
    (house.folder / "restored").mkdir(exist_ok=True)
    elsewhere = {"DATABASE_URL": house.database("restored"), "MEDIA_ROOT": f"{house.folder}/restored"}
    return house.environment | elsewhere | {"ELASTICSEARCH_URL": "", "CACHE_URL": ""}


def _run(command, environment):
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
