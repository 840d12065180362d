"""A whole portal with the demo: PostgreSQL, shared pages, server, clock, and life in it."""

import os
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from shutil import which
from urllib.error import URLError
from urllib.request import urlopen

from tests.browser.server import free_port
from tests.deploy.fronts import nginx
from tests.prepared import DEMO_PASSWORD, ROOT, demo_on_postgres

from .load import Life
from .services import Postgres, Redis, eventually, python

# Pages that are read again and again while things go wrong.
KEPT = ("/", "/thu-tuc/", "/tin-tuc/", "/ke-hoach/", "/kenh-chinh-thuc/", "/thu-tuc/?q=khai+sinh")


class House:
    """`postgres`, `redis`, `server`, `clock` are Services; `life` is what goes on meanwhile."""

    def __init__(self, folder):
        self.port, self.front = free_port(), free_port()
        self.postgres, self.redis = Postgres(folder), Redis(folder)
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.portal.serving_settings",
            "MEDIA_ROOT": f"{folder}/media",
            "CACHE_ROOT": f"{folder}/cache",
            "CACHE_URL": self.redis.address,
            "SECRET_KEY": "only-for-tests",
            "HTTPS": "false",
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
        eventually(lambda: self.answers("/robots.txt"))

    def answers(self, path):
        """Whether a page is made or handed out there."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
                return answer.status == 200
        except (URLError, OSError):
            return False

    def manage(self, *command):
        """What a management command prints."""
        run = [sys.executable, "manage.py", *command]
        return subprocess.run(run, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True).stdout

    def life(self):
        """Readers and writers at its port."""
        shown = "SELECT kind, object_key FROM search_searchdocument WHERE NOT is_hidden AND NOT is_removed LIMIT 1"
        kind, key = self.ask(shown)[0]
        return Life(self.port, self.front, KEPT, {"kind": kind, "key": key, "useful": "yes"})

    def ask(self, query):
        """The rows of a query, asked past the portal."""
        import psycopg2

        with psycopg2.connect(self.environment["DATABASE_URL"]) as connection, connection.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchall()


@contextmanager
def house(folder):
    """A House that ends with the block."""
    built = House(folder)
    with ExitStack() as end:
        for service in (built.postgres, built.redis, built.server, built.clock):
            end.callback(service.kill)
        built.start()
        end.enter_context(nginx(folder, built.port, built.front, free_port()))
        yield built


def missing():
    """What this machine lacks for a House, "" when nothing."""
    nginx_missing = "" if which("nginx") else "nginx"
    return Postgres.missing() or Redis.missing() or nginx_missing
