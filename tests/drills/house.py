"""A whole portal with the demo: PostgreSQL, shared pages, server, clock, and life in it."""

import os
import signal
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from shutil import which
from urllib.error import URLError
from urllib.request import urlopen

from tests.browser.server import free_port
from tests.deploy.fronts import nginx
from tests.portal.processes import eventually
from tests.prepared import DEMO_PASSWORD, ROOT, demo_on_postgres
from tests.search.elasticsearch.server import Server
from tests.search.elasticsearch.server import missing as elastic_missing

from .load import Life
from .services import Disk, Postgres, Redis, python

# Pages that are read again and again while things go wrong.
KEPT = ("/", "/thu-tuc/", "/tin-tuc/", "/ke-hoach/", "/kenh-chinh-thuc/", "/thu-tuc/?q=khai+sinh")


class House:
    """`postgres`, `redis`, `server`, `clock` are Services; `life` is what goes on meanwhile.

    A whole one also has an Elasticsearch (`elastic`) with its worker (`feeder`), and small disks (`media`, `cache`).
    """

    elastic = feeder = media = cache = None

    def __init__(self, folder):
        self.folder = folder
        self.port, self.front = free_port(), free_port()
        self.postgres, self.redis = Postgres(folder), Redis(folder)
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.portal.serving_settings",
            "MEDIA_ROOT": f"{folder}/media",
            "CACHE_ROOT": f"{folder}/cache",
            "CACHE_URL": self.redis.address,
            "SECRET_KEY": "only-for-tests",
            "HTTPS": "false",
            "SECOND_FACTOR": "false",
            "ALLOWED_HOSTS": "127.0.0.1",
            "DEMO_PASSWORD": DEMO_PASSWORD,
            "BASE_URL": f"http://127.0.0.1:{self.port}",
            "ELASTICSEARCH_URL": "",
            "SERVE_HOST": "127.0.0.1",
            "SERVE_PORT": str(self.port),
            "SERVE_WORKERS": "2",
        }
        self.server = python("server", folder, self.environment, "serve.py")
        self.clock = python("clock", folder, self.environment, "manage.py", "run_jobs", "--loop")

    def start(self):
        """Begin everything; returns when pages are answered."""
        self.postgres.start()
        self.redis.start()
        self.environment["DATABASE_URL"] = demo_on_postgres(self.postgres.address)
        self.server.start()
        self.clock.start()
        if self.feeder:
            self.feeder.start()
        eventually(lambda: self.answers("/robots.txt"))

    def furnish(self, end):
        """Add what only a whole house has; `end` is the ExitStack that takes it away."""
        self.media, self.cache = Disk(self.folder / "media", 64), Disk(self.folder / "cache", 64)
        for disk in (self.media, self.cache):
            end.callback(disk.end)
        self.elastic = Server(self.folder / "elastic").start()
        end.callback(self.elastic.end, signal.SIGKILL)
        self.environment["ELASTICSEARCH_URL"] = self.elastic.url
        self.feeder = python("feeder", self.folder, self.environment, "manage.py", "search_worker")
        end.callback(self.feeder.kill)

    def answers(self, path):
        """Whether a page is made or handed out there."""
        try:
            with urlopen(self.address + path, timeout=5) as answer:
                return answer.status == 200
        except (URLError, OSError):
            return False

    @property
    def address(self):
        """Where the portal itself answers."""
        return f"http://127.0.0.1:{self.port}"

    def command(self, name, *command):
        """A Service of this house that runs a command of Python."""
        return python(name, self.folder, self.environment | {"PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"}, *command)

    def manage(self, *command):
        """What a management command prints."""
        run = [sys.executable, "manage.py", *command]
        return subprocess.run(run, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True).stdout

    def life(self):
        """Readers and writers at its port."""
        shown = "SELECT kind, object_key FROM search_searchdocument WHERE NOT is_hidden AND NOT is_removed LIMIT 1"
        kind, key = self.ask(shown)[0]
        return Life(self.port, self.front, KEPT, {"kind": kind, "key": key, "useful": "yes"})

    @property
    def libpq(self):
        """The server's address as PostgreSQL's own tools read it."""
        return self.postgres.address.replace("postgres:///", "postgresql:///", 1)

    def database(self, name):
        """The address of a database on the server."""
        return self.postgres.address.replace("///postgres?", f"///{name}?", 1)

    def ask(self, query, name=""):
        """The rows of a query, asked past the portal; of another database where one is named."""
        import psycopg2

        address = self.database(name) if name else self.environment["DATABASE_URL"]
        with psycopg2.connect(address) as connection, connection.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchall()


@contextmanager
def house(folder, is_whole=False):
    """A House that ends with the block."""
    built = House(folder)
    with ExitStack() as end:
        if is_whole:
            built.furnish(end)
        for service in (built.postgres, built.redis, built.server, built.clock):
            end.callback(service.kill)
        built.start()
        end.enter_context(nginx(folder, built.port, built.front, free_port()))
        yield built


def missing(is_whole=False):
    """What this machine lacks for a House, "" when nothing."""
    nginx_missing = "" if which("nginx") else "nginx"
    of_whole = (elastic_missing() or Disk.missing()) if is_whole else ""
    return Postgres.missing() or Redis.missing() or nginx_missing or of_whole
