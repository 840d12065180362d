"""The caches in front, real ones with the files of deploy/: what is kept, what never, what after a change."""

import gzip
import os
import subprocess
import sys
import time
from shutil import which
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.browser.server import free_port
from tests.conftest import lacking
from tests.deploy.fronts import nginx, varnish
from tests.portal.processes import PATIENCE, eventually, process
from tests.prepared import ROOT, copy_demo

pytestmark = [pytest.mark.slow, pytest.mark.alone]
PHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 14)", "Accept-Encoding": "gzip"}


def ask(address, method="GET", body=None, **headers):
    """(status, headers, text) of an answer."""
    sent = PHONE | {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        answer = urlopen(Request(address, data=body, headers=sent, method=method), timeout=PATIENCE)
    except HTTPError as refused:
        answer = refused
    with answer:
        said = answer.read()
        return answer.status, answer.headers, gzip.decompress(said) if said[:2] == b"\x1f\x8b" else said


def _answers(address):
    try:
        return ask(address)[0] == 200
    except OSError:
        return False


class Front:
    """A portal with a cache in front, and a process beside it in which editors work."""

    def __init__(self, address, behind, environment, editor):
        self.address, self._behind, self._environment, self.editor = address, behind, environment, editor
        self.purge = environment["FRONT_CACHE_URL"]

    def begin(self):
        """Begin the portal."""
        self._portal = subprocess.Popen([sys.executable, "serve.py"], cwd=ROOT, env=self._environment)
        eventually(lambda: _answers(f"{self._behind}/robots.txt") and _answers(f"{self.address}/robots.txt"))

    def end(self):
        """Stop it."""
        self._portal.terminate()
        self._portal.wait(PATIENCE)

    def read(self, path, **sent):
        return ask(self.address + path, **sent)

    def how(self, path, **sent):
        """How the cache came by its answer."""
        return self.read(path, **sent)[1]["X-Cache"]


_FRONTS = {"nginx": nginx, "varnishd": varnish}


@pytest.fixture(scope="module", params=_FRONTS)
def front(request, tmp_path_factory):
    """Each cache with the configuration that we ship, before a portal with the demo."""
    if not which(request.param):
        lacking(request.param)
    folder = tmp_path_factory.mktemp("front")
    folder.chmod(0o755)
    portal, before, purge = free_port(), free_port(), free_port()
    copy_demo(folder, "127.0.0.1", before)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.portal.serving_settings",
        "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
        "TEST_DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
        "SECRET_KEY": "only-for-tests",
        "HTTPS": "false",
        "ALLOWED_HOSTS": "127.0.0.1",
        "ELASTICSEARCH_URL": "",
        "SERVE_HOST": "127.0.0.1",
        "SERVE_PORT": str(portal),
        "BASE_URL": f"http://127.0.0.1:{before}",
        "FRONT_CACHE_URL": f"http://127.0.0.1:{purge if request.param == 'nginx' else before}",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
    }
    with (
        _FRONTS[request.param](folder, portal, before, purge),
        process(environment | {"DJANGO_SETTINGS_MODULE": "tests.prepared_settings"}) as editor,
    ):
        made = Front(f"http://127.0.0.1:{before}", f"http://127.0.0.1:{portal}", environment, editor)
        try:
            made.begin()
            yield made
        finally:
            made.end()


def test_a_page_is_handed_out_from_in_front(front):
    first = front.read("/co-quan/")
    again = front.read("/co-quan/")
    assert again[1]["X-Cache"] in ("HIT", "REVALIDATED")
    assert first[2] == again[2]
    assert front.read("/co-quan/", If_None_Match=again[1]["ETag"])[0] == 304
    assert front.read("/co-quan/", method="HEAD")[2] == b""


def test_whoever_takes_no_compression_can_read(front):
    plain = front.read("/co-quan/", Accept_Encoding="identity")
    assert plain[1]["Content-Encoding"] is None
    assert plain[2] == front.read("/co-quan/")[2]


@pytest.mark.parametrize("cookie", ["sessionid=x", "a=b; messages=x"])
def test_who_is_known_is_answered_by_the_portal(front, cookie):
    front.read("/kenh-chinh-thuc/")
    assert front.read("/kenh-chinh-thuc/", Cookie=cookie)[1]["Cache-Status"] is None
    assert front.read("/kenh-chinh-thuc/", Cookie="tham-do-1=x")[1]["Cache-Status"]


def test_who_remembers_a_commune_gets_the_portals_own_answer_and_nobody_else_does(front):
    """Neither is a page with the commune kept in front, nor is one without it handed to who remembers one."""
    page = "/thu-tuc/1.001193/dang-ky-khai-sinh/"
    named = "Xã Đồng Sen</b>".encode()
    assert named not in front.read(page)[2]
    for _reading in range(2):
        answer = front.read(page, Cookie="xa=90010")
        assert named in answer[2]
        assert answer[1]["Cache-Control"] == "private, no-cache"
        assert named not in front.read(page)[2]
        assert named not in front.read(page, Cookie="tham-do-1=x")[2]
    assert named in front.read(f"{page}?xa=90010")[2]


def test_forms_pass(front):
    sent = front.read("/y-kien/", method="POST", body=b"kind=x&key=y&useful=yes", Origin=front.address)
    assert sent[0] == 404
    assert front.read("/y-kien/", method="POST", body=b"kind=x", Origin="https://xau.example")[0] == 403


def test_what_is_not_there_and_what_is_private_is_not_kept(front):
    for path in ("/khong-co/", "/quan-tri/login/", "/tham-do/khong-co/"):
        front.read(path)
        assert front.how(path) != "HIT"


def test_a_change_shows_within_seconds(front):
    assert b"0299 3822 117" not in front.read("/co-quan/")[2]
    for path in ("/", "/co-quan/", "/lien-ket/"):
        front.read(path)
    front.editor.ask("do", ["change_settings", 7])
    for path in ("/", "/co-quan/", "/lien-ket/"):
        eventually(lambda path=path: b"0299 3822 117" in front.read(path)[2], seconds=5)


def test_a_published_page_is_purged(front):
    """At once, not when its second is over; and only by who is on this machine."""
    front.read("/co-quan/")
    purged = ask(front.purge + "/co-quan/", method="PURGE", Host=front.address.removeprefix("http://"))
    assert purged[0] == 200
    assert front.how("/co-quan/") in ("MISS", "REVALIDATED")


def test_while_the_portal_is_down_the_last_pages_stand(front):
    page = front.read("/")[2]
    front.end()
    time.sleep(8)  # what is kept has run out, and Varnish has found out
    answers = [front.read("/") for _reader in range(3)]
    front.begin()
    assert [(status, text) for status, _headers, text in answers] == [(200, page)] * 3
    eventually(lambda: front.read("/khong-co/")[0] == 404)


def test_from_elsewhere_nobody_throws_pages_away():
    """The files say who may: this machine alone."""
    assert "listen 127.0.0.1:8081;" in (ROOT / "deploy" / "nginx.conf").read_text()
    assert 'acl own {\n    "127.0.0.1";\n    "::1";\n}' in (ROOT / "deploy" / "portal.vcl").read_text()
