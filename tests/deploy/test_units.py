"""The units of deploy/systemd: read by systemd itself, and closed as far as a portal can be."""

import os
import re
import subprocess
import sys
from shutil import which

import pytest

from tests.browser.server import free_port
from tests.conftest import lacking
from tests.deploy.test_fronts import ask
from tests.portal.processes import eventually
from tests.prepared import ROOT, copy_demo

UNITS = sorted((ROOT / "deploy/systemd").glob("*.service"))
# Of ten; "OK" in systemd's own words is below 2.5.
_MOST_EXPOSED = 2.0


@pytest.fixture
def ours(tmp_path):
    """units(path): a unit whose program is on this machine."""
    if not which("systemd-analyze"):
        lacking("systemd-analyze")

    def copy(unit):
        text = unit.read_text(encoding="utf-8").replace("/srv/portal/.venv/bin/python", "/bin/true")
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
        return tmp_path / unit.name

    return copy


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_reads_it_without_a_word(unit, ours):
    checked = subprocess.run(["systemd-analyze", "verify", ours(unit)], capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_it_is_closed(unit, ours):
    command = ["systemd-analyze", "security", "--offline=yes", "--no-pager", ours(unit)]
    said = subprocess.run(command, capture_output=True, text=True).stdout
    assert float(re.search(r"exposure level for \S+: ([\d.]+)", said)[1]) < _MOST_EXPOSED


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_what_it_begins_is_there_and_its_memory_ends_somewhere(unit):
    text = unit.read_text(encoding="utf-8")
    command = re.search(r"^ExecStart=/srv/portal/\.venv/bin/python (\S+)", text, re.MULTILINE)[1]
    assert (ROOT / command).is_file()
    assert {"MemoryMax=", "MemoryHigh=", "TasksMax=", "Restart=always"} <= set(
        re.findall(r"^\w+=(?:always)?", text, re.M)
    )


def test_they_differ_only_in_what_they_run_and_may_use():
    own = re.compile(r"^(#|Description=|ExecStart=|Memory|Tasks).*\n", re.MULTILINE)
    assert len({own.sub("", unit.read_text(encoding="utf-8")) for unit in UNITS}) == 1
    assert len(UNITS) == 3


# What a unit does, as far as it goes without systemd: a disk that is read-only but for the state, no capabilities,
# no new rights, no memory that is written and run (prctl 65). The user stays the tests' own, who may read the packages.
_CLOSED = """
mount --bind {state} {state} && mount -o remount,bind,ro / || exit 9
touch {state}/written && ! touch {root}/written 2> /dev/null || exit 9
exec setpriv --bounding-set=-all --inh-caps=-all --no-new-privs {python} -c '
import ctypes, os, sys
ctypes.CDLL(None).prctl(65, 1, 0, 0, 0)
os.execv(sys.argv[1], sys.argv[1:])' {python} "$@"
"""


@pytest.fixture
def closed(tmp_path):
    """closed(*command) begins one of the portal's processes as its unit would; `closed.address` is where it serves."""
    if os.getuid() or not which("unshare") or not which("setpriv"):
        pytest.skip("only root may close a process in")
    port = free_port()
    copy_demo(tmp_path, "127.0.0.1", port)
    given = {
        "DJANGO_SETTINGS_MODULE": "tests.portal.serving_settings",
        "DATABASE_URL": f"sqlite:///{tmp_path}/portal.sqlite3",
        "MEDIA_ROOT": f"{tmp_path}/media",
        "CACHE_ROOT": f"{tmp_path}/cache",
        "BACKUP_ROOT": f"{tmp_path}/backups",
        "STATIC_COPY_ROOT": f"{tmp_path}/copy",
        "TMPDIR": str(tmp_path),
        "ALLOWED_HOSTS": "127.0.0.1",
        "SERVE_PORT": str(port),
        "BASE_URL": f"http://127.0.0.1:{port}",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
    }
    script = _CLOSED.format(state=tmp_path, root=ROOT, python=sys.executable)

    def begin(*command):
        run = ["unshare", "--mount", "bash", "-c", script, "bash", *command]
        return subprocess.Popen(run, cwd=ROOT, env=os.environ | given, stderr=subprocess.PIPE, text=True)

    begin.address = f"http://127.0.0.1:{port}"
    return begin


@pytest.mark.slow
@pytest.mark.alone
def test_server_and_jobs_need_nothing_that_their_units_take_away(closed, tmp_path):
    server = closed("serve.py")
    try:
        eventually(lambda: server.poll() is not None or _answers(closed.address))
        assert server.poll() is None, server.stderr.read()
    finally:
        server.terminate()
        server.communicate()
    for command in ("run_jobs", "backup", "export_static"):
        running = closed("manage.py", command)
        complained = running.communicate()[1]
        assert running.returncode == 0, complained
    assert list((tmp_path / "backups").glob("portal-*"))
    assert (tmp_path / "copy/current/index.html").exists()


def _answers(address):
    try:
        return ask(address + "/")[0] == 200
    except OSError:
        return False
