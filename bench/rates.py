"""A kept page by the portal, by nginx and Varnish before it, and as a file that nginx hands out: CPU of the servers.

CPU a request, taken from the servers' own processes, does not depend on how fast the asking program is; its inverse is
the rate that one core reaches. The runs are interleaved, the ratios are of medians.
"""

import contextlib
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from shutil import which
from statistics import median
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parent.parent
_ROUNDS, _SECONDS = 5, 3
_ADDRESS = "/thu-tuc/"


def rates(source):
    """Print CPU a request and the ratio to the file."""
    if not all(map(which, ("nginx", "varnishd", "wrk"))):
        return print("\nLeft out for want of nginx, varnishd or wrk: the rates of servers in front.")
    from bench.catalogues import portal
    from tests.browser.server import free_port
    from tests.deploy.fronts import nginx, running, varnish

    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as servers:
        folder = Path(name)
        folder.chmod(0o755)
        environment = portal(folder, 500, source)
        at = {name: free_port() for name in ("portal", "nginx", "varnish", "purge")}
        environment |= {"SERVE_PORT": str(at["portal"]), "SERVE_WORKERS": "1"}
        serving = servers.enter_context(running([sys.executable, "serve.py"], cwd=ROOT, env=environment))
        front = servers.enter_context(nginx(folder, at["portal"], at["nginx"], at["purge"]))
        other = servers.enter_context(varnish(folder, at["portal"], at["varnish"], 0))
        _wait(f"http://127.0.0.1:{at['portal']}/robots.txt")
        wanted = Request(f"http://127.0.0.1:{at['nginx']}{_ADDRESS}", headers={"Accept-Encoding": "gzip"})
        with urlopen(wanted) as page:
            body = page.read()
        (folder / "static").mkdir()
        (folder / "static" / "page.html").write_bytes(body)
        ways = {
            "a file of the same bytes by nginx": (at["nginx"], "/static/page.html", front),
            "nginx in front of the portal": (at["nginx"], _ADDRESS, front),
            "Varnish in front of the portal": (at["varnish"], _ADDRESS, other),
            "the portal itself": (at["portal"], _ADDRESS, serving),
        }
        _tell(ways, len(body))


def _tell(ways, size):
    costs = {label: [] for label in ways}
    for _round in range(_ROUNDS):
        for label, (port, path, server) in ways.items():
            before = cpu(server.pid)
            count = _ask(port, path)
            costs[label].append((cpu(server.pid) - before) / count)
    file = median(costs["a file of the same bytes by nginx"])
    print(f"\n{size / 1000:.1f} kB compressed, CPU of the servers a request, and the rate against that of the file")
    for label, found in costs.items():
        print(f"{label:<40}{1e6 * median(found):8.0f} µs{file / median(found):8.2f}", flush=True)


def cpu(pid):
    """Seconds of CPU of a process and all below it."""
    ticks, waiting = 0, [pid]
    while waiting:
        one = waiting.pop()
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
            waiting += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())
    return ticks / os.sysconf("SC_CLK_TCK")


def _ask(port, path):
    """Ask as fast as it goes on a few connections; how many answers came."""
    wrk = ["wrk", "-t1", "-c8", f"-d{_SECONDS}s", "-H", "Accept-Encoding: gzip", f"http://127.0.0.1:{port}{path}"]
    said = subprocess.run(wrk, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        sys.exit(said)
    return int(re.search(r"(\d+) requests in", said)[1])


def _wait(address):
    for _try in range(600):
        with contextlib.suppress(OSError), urlopen(address, timeout=5):
            return
        time.sleep(0.1)
    sys.exit("The portal did not begin.")
