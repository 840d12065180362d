"""The units of deploy/systemd: read by systemd itself, and closed as far as a portal can be."""

import re
import subprocess
from shutil import which

import pytest

from tests.conftest import lacking
from tests.prepared import ROOT

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
