"""A process of the portal that does what it is told, line by line: tests run several of them on one database."""

import gzip
import json
import sys
import traceback
from datetime import datetime, timedelta

from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from core import generation
from core.web.cache import Cached
from search.models import SearchDocument
from search.retrieval import snapshot
from search.understanding import thesaurus
from tests.portal.kept_deeds import DEEDS

# Another process is asked about at once: how long one waits is a test of its own.
generation.FRESH_SECONDS = 0
_client = Client(raise_request_exception=False, headers={"Accept-Encoding": "gzip"})
_ALWAYS = (
    "/", "/thu-tuc/", "/thu-tuc/?q=khai+sinh", "/tim-kiem/?q=giay+chao+doi+1", "/tim-kiem/?q=lich+mo+cua",
    "/tim-kiem/goi-y/?q=cap+giay", "/co-quan/", "/tin-tuc/", "/ke-hoach/", "/ke-hoach/bang-tong-hop/",
    "/kenh-chinh-thuc/", "/lien-ket/", "/so-do/", "/sitemap.xml", "/robots.txt", "/hoi-dap-1/", "/thu-tuc/9.300001/",
    "/noi-o/", "/noi-o/?xa=90010", "/noi-o/?ten=sen+tren", "/tim-kiem/?q=xa+sen+tren",
)  # fmt: skip


def clock(minutes):
    """Let the portal's time be so many minutes ahead."""
    ahead = timedelta(minutes=minutes)
    timezone.now = lambda: datetime.now(tz=timezone.get_default_timezone()) + ahead


def addresses(_nothing):
    """The addresses to read: what always stands, and of each kind what was written last."""
    found = list(_ALWAYS)
    for kind in sorted(set(SearchDocument.objects.values_list("kind", flat=True))):
        of_kind = SearchDocument.objects.filter(kind=kind).order_by("-version")
        found += of_kind.values_list("url", flat=True)[:1]
    records = [url for url in found if url.startswith("/thu-tuc/") and url.count("/") == 4]
    found += [f"{url}{tail}" for url in records for tail in ("lich-su/", "ngay-hen/?ngay=30/11/2026")]
    return list(dict.fromkeys(found))


def read(asked):
    """[[status, what tells its words apart, how it was kept]] of these addresses, each asked as a reader does."""
    pages = [_client.get(address) for address in asked]
    return [[page.status_code, page.get("ETag") or page.content.hex(), page.get("Cache-Status")] for page in pages]


def words(address):
    """The lines of a page."""
    page = _client.get(address)
    body = gzip.decompress(page.content) if page.get("Content-Encoding") else page.content
    return body.decode().splitlines()


def fresh(asked):
    """The same of a process that has kept nothing."""
    caches["pages"].clear()
    generation.forget()
    snapshot.forget()
    thesaurus.forget()
    for cached in Cached.everything:
        cached.forget()
    return read(asked)


def do(deed):
    """Do a deed with a number."""
    name, number = deed
    DEEDS[name](number)


_COMMANDS = {command.__name__: command for command in (clock, addresses, read, words, fresh, do)}


def main():
    """Answer each line with one line; an error too, in words."""
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        name, given = json.loads(line)
        try:
            answer = {"answer": _COMMANDS[name](given)}
        except Exception:
            answer = {"error": traceback.format_exc()}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()
