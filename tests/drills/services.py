"""The services that a portal stands on, each a real one of our own in a folder, to be stopped, frozen and killed."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from glob import glob
from pathlib import Path

from tests.browser.server import free_port
from tests.portal.processes import eventually
from tests.prepared import ROOT

PATIENCE = 60


def family(pid):
    """The process and all that descend from it, parents first."""
    found = [pid]
    for each in found:
        with suppress(OSError):
            found += map(int, Path(f"/proc/{each}/task/{each}/children").read_text().split())
    return found


class Service:
    """A process with its descendants; its output goes to a file of its name."""

    def __init__(self, name, folder, command, environment=None, user=None):
        self.name, self._folder, self._command, self._environment, self._user = name, folder, command, environment, user
        self.process = None

    def start(self):
        """Begin it."""
        with open(self._folder / f"{self.name}.log", "ab") as log:
            self.process = subprocess.Popen(
                self._command, cwd=ROOT, env=self._environment, user=self._user, stdout=log, stderr=log
            )
        return self

    def signal(self, number):
        """Send it to all of its processes."""
        for pid in family(self.process.pid):
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    def freeze(self):
        """All stand still: ports take connections, nobody answers."""
        self.signal(signal.SIGSTOP)

    def thaw(self):
        """Go on after `freeze`."""
        self.signal(signal.SIGCONT)

    def kill(self):
        """kill -9, descendants too."""
        if self.process and self.process.poll() is None:
            self.signal(signal.SIGKILL)
            self.process.wait(PATIENCE)

    def stop(self):
        """Ask it to end."""
        self.process.terminate()
        self.process.wait(PATIENCE)

    def said(self):
        """Everything it has printed."""
        return (self._folder / f"{self.name}.log").read_text(errors="replace")


class Postgres(Service):
    """A cluster behind a socket in its folder."""

    def __init__(self, folder):
        tools = Path(max(glob("/usr/lib/postgresql/*/bin"), default="/usr/bin"))
        self._home, is_root = folder / "postgres", os.getuid() == 0
        user = "postgres" if is_root else None
        self._home.mkdir()
        if is_root:
            os.chown(self._home, pwd.getpwnam("postgres").pw_uid, -1)
        made = [tools / "initdb", "-D", self._home / "data", "-U", "portal", "--auth=trust", "-E", "UTF8", "--locale=C"]
        subprocess.run(made, check=True, user=user, cwd=self._home, stdout=subprocess.DEVNULL)
        options = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={self._home}", "-c", "fsync=off"]
        super().__init__("postgres", folder, [tools / "postgres", "-D", self._home / "data", *options], user=user)
        self._ready = [tools / "pg_isready", "-q", "-h", self._home, "-U", "portal", "-d", "postgres"]
        self.address = f"postgres:///postgres?host={self._home}&user=portal"

    def start(self):
        super().start()
        eventually(lambda: subprocess.run(self._ready).returncode == 0)
        return self

    def stop(self):
        self.process.send_signal(signal.SIGINT)  # at once: clients are disconnected
        self.process.wait(PATIENCE)

    @staticmethod
    def missing():
        """What this machine lacks for it, "" when nothing."""
        return "" if glob("/usr/lib/postgresql/*/bin/initdb") else "PostgreSQL"


class Redis(Service):
    """A Redis without files."""

    def __init__(self, folder):
        self.port = free_port()
        super().__init__("redis", folder, ["redis-server", "--port", str(self.port), "--save", ""])
        self.address = f"redis://127.0.0.1:{self.port}/0"

    @staticmethod
    def missing():
        """What this machine lacks for it, "" when nothing."""
        return "" if shutil.which("redis-server") else "Redis"


class Disk:
    """A folder with little room, a file system of its own."""

    def __init__(self, folder, megabytes):
        self._folder, self._filler = folder, folder / "filler"
        folder.mkdir(exist_ok=True)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], check=True)

    def fill(self):
        """Until nothing more goes in."""
        with suppress(OSError), open(self._filler, "wb", buffering=0) as stream:
            while stream.write(b"x" * 4096):
                pass

    def clear(self):
        """Make room again."""
        self._filler.unlink()

    def end(self):
        """Give the folder back."""
        subprocess.run(["umount", "-l", self._folder], check=True)

    @staticmethod
    def missing():
        """What this machine lacks for it, "" when nothing."""
        return "" if os.getuid() == 0 else "the rights of root"


def python(name, folder, environment, *command):
    """One of the portal's own processes."""
    return Service(name, folder, [sys.executable, *command], environment)
