"""A portal of its own for what looks from outside: demo content in a throw-away database, production's server."""

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.prepared import DEMO_PASSWORD as PASSWORD
from tests.prepared import copy_demo

ROOT = Path(__file__).resolve().parent.parent.parent
# The shell without windows needs a third less CPU.
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_PATIENCE = 60


def free_port():
    """A TCP port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass(frozen=True)
class Portal:
    """A portal that is being served: where, and with which settings."""

    address: str
    environment: dict

    def manage(self, *command):
        """Run a management command beside the server; what it prints."""
        run = [sys.executable, "manage.py", *command]
        done = subprocess.run(run, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True)
        return done.stdout.strip()


@contextmanager
def demo_portal(folder):
    """Serve the demo content from `folder` and yield the Portal; the server ends with the block."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
        "STATIC_ROOT": f"{folder}/static",
        "SECRET_KEY": "only-for-tests",
        "HTTPS": "false",
        "DEBUG": "false",
        "ALLOWED_HOSTS": "127.0.0.1",
        "PORTAL_PROVINCE": "tỉnh Phương Nam",
        "ELASTICSEARCH_URL": "",
        "DEMO_PASSWORD": PASSWORD,
        "BASE_URL": address,
        "SERVE_HOST": "127.0.0.1",
        "SERVE_PORT": str(port),
        "SERVE_WORKERS": "1",
        "AUTOSAVE_SECONDS": "10",
    }
    portal = Portal(address, environment)
    copy_demo(folder, "127.0.0.1", port)
    portal.manage("collectstatic", "--noinput", "-v", "0")
    with open(folder / "server.log", "wb") as log:
        server = subprocess.Popen([sys.executable, "serve.py"], cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            _wait(server, address, folder / "server.log")
            yield portal
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


def _wait(server, address, log):
    for _attempt in range(_PATIENCE * 10):
        if server.poll() is not None:
            break
        try:
            urlopen(address + "/robots.txt", timeout=5).close()
            return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("The portal did not start:\n" + log.read_text(errors="replace")[-2000:])
