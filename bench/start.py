"""What a start costs until the first page is out, and what a worker holds: CPU and memory of the server's processes.

The code is compiled beforehand, as it is on any machine after the first start. "alone" is a start without anything that
an earlier process has left in CACHE_ROOT, "after another" the best of several with it.
"""

import shutil
import sqlite3
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_SHOWN = "SELECT url FROM search_searchdocument WHERE NOT is_hidden AND NOT is_removed ORDER BY object_key LIMIT 200"
_RUNS = 4


def starts(environment, folder, yardstick):
    """Print the figures of a portal whose database lies in the folder."""
    from tests.browser.server import free_port

    port = free_port()
    given = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    given |= {"PYTHONPYCACHEPREFIX": f"{folder}/compiled", "SERVE_PORT": str(port), "SERVE_WORKERS": "2"}
    with sqlite3.connect(folder / "portal.sqlite3") as database:
        pages = [url for (url,) in database.execute(_SHOWN)]
    _start(given, port, pages)
    shutil.rmtree(folder / "kept")
    alone, _fresh, _used = _start(given, port, pages)
    others = [_start(given, port, pages) for _run in range(_RUNS)]
    best = min(cpu for cpu, _fresh, _used in others)
    print(f"start to the first page: {alone:.2f} s of CPU alone, {best:.2f} after another, yardstick {yardstick():.1f}")
    for label, found in (("at the start", [run[1] for run in others]), ("after 200 pages", [run[2] for run in others])):
        most, own = max(found)
        print(f"memory of a worker {label}: {most:.0f} MB, {own:.0f} with what all share parted among them", flush=True)


def _start(environment, port, pages):
    """(seconds of CPU until the first page, memory of the larger worker then, and after these pages)."""
    from bench.rates import cpu
    from tests.deploy.fronts import running

    with running([sys.executable, "serve.py"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as server:
        _first_page(port)
        spent, workers = cpu(server.pid), _children(server.pid)
        fresh = max(map(_memory, workers))
        for page in pages:
            _ask(port, page)
        return spent, fresh, max(map(_memory, workers))


def _first_page(port):
    for _try in range(6000):
        try:
            return _ask(port, "/")
        except OSError:
            time.sleep(0.01)
    return sys.exit("The portal did not begin.")


def _ask(port, path):
    wire = HTTPConnection("127.0.0.1", port, timeout=60)
    wire.request("GET", path, headers={"Accept-Encoding": "gzip"})
    wire.getresponse().read()
    wire.close()


def _children(pid):
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def _memory(pid):
    """(MB that a process holds, the same with what several share parted among them)."""
    lines = [line.split() for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()]
    held = {line[0]: int(line[1]) / 1024 for line in lines if line[0] in ("Rss:", "Pss:")}
    return held["Rss:"], held["Pss:"]
