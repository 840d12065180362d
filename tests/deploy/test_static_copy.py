"""The copy of the key pages, shown by a real nginx with deploy/nginx.conf while the portal does not answer."""

import os
import subprocess
import sys
from shutil import which

import pytest

from tests.browser.server import free_port
from tests.conftest import lacking
from tests.deploy.fronts import nginx
from tests.deploy.test_fronts import ask
from tests.portal.processes import eventually
from tests.prepared import ROOT, copy_demo

pytestmark = [pytest.mark.slow, pytest.mark.alone]
PROCEDURE = "/thu-tuc/1.001193/dang-ky-khai-sinh/"


class Down:
    """nginx before a portal that is not there."""

    def __init__(self, folder, address, environment):
        self.folder, self.address, self._environment = folder, address, environment

    def read(self, path, **sent):
        """(status, headers, text) of an answer."""
        status, headers, body = ask(self.address + path, **sent)
        return status, headers, body.decode()

    def export(self, **given):
        """Run `manage.py export_static`; what it said."""
        run = [sys.executable, "manage.py", "export_static"]
        done = subprocess.run(run, cwd=ROOT, env=self._environment | given, capture_output=True, text=True)
        return done.returncode, done.stdout, done.stderr

    @property
    def copy(self):
        """The folder of the copy that holds."""
        return (self.folder / "copy" / "current").resolve()


@pytest.fixture(scope="module")
def down(tmp_path_factory):
    """A copy of the demo, and nginx without a portal behind it."""
    if not which("nginx"):
        lacking("nginx")
    folder = tmp_path_factory.mktemp("copy")
    for path in (folder, *folder.parents):
        if path.owner() == folder.owner() and path.name.startswith(("copy", "pytest")):
            path.chmod(0o755)
    front = free_port()
    copy_demo(folder, "127.0.0.1", front)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.portal.serving_settings",
        "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
        "TEST_DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
        "STATIC_COPY_ROOT": f"{folder}/copy",
        "SECRET_KEY": "only-for-tests",
        "HTTPS": "false",
        "ALLOWED_HOSTS": "127.0.0.1",
        "ELASTICSEARCH_URL": "",
        "BASE_URL": f"http://127.0.0.1:{front}",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
    }
    made = Down(folder, f"http://127.0.0.1:{front}", environment)
    code, _said, complained = made.export()
    assert code == 0, complained
    with nginx(folder, free_port(), front, free_port()):
        eventually(lambda: _answers(made))
        yield made


def _answers(made):
    try:
        return made.read("/")[0]
    except OSError:
        return False


@pytest.mark.parametrize(
    "path",
    ["/", "/thu-tuc/", "/thu-tuc/?trang=2", PROCEDURE, "/su-kien/", "/kenh-chinh-thuc/", "/co-quan/", "/noi-tiep-nhan/",
     "/so-do/", "/gioi-thieu/"],
)  # fmt: skip
def test_key_pages_are_read_while_the_portal_is_down(down, path):
    status, headers, text = down.read(path)
    assert (status, headers["X-Static-Copy"], headers["Cache-Control"]) == (200, "1", "no-store")
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert 'role="status"' in text.partition("<main")[0]
    assert "<!--#" not in text
    assert text.count("<form") == text.count("<form inert") > 0


def test_a_query_that_was_not_copied_leads_to_the_list(down):
    assert down.read("/thu-tuc/?q=khai+sinh")[2] == down.read("/thu-tuc/")[2]
    assert down.read("/thu-tuc/?trang=2")[2] != down.read("/thu-tuc/")[2]


def test_what_pages_ask_for_is_in_the_copy(down):
    names = {path.relative_to(down.copy).as_posix() for path in down.copy.rglob("*") if path.is_file()}
    assert {"static/css/base.css", "static/fonts/be-vietnam-pro-400.woff2", "static/js/search-suggest.js"} <= names
    pictures = [name for name in names if name.startswith("media/images/")]
    assert pictures
    status, headers, _text = ask(f"{down.address}/{pictures[0]}")
    assert (status, headers["X-Static-Copy"]) == (200, "1")
    assert headers["Content-Type"].startswith("image/")


@pytest.mark.parametrize("path", ["/khong-co/", "/quan-tri/", "/tim-kiem/?q=x", "/../etc/passwd", "/thu-tuc/%2e%2e/x"])
def test_what_is_not_in_the_copy_is_said_with_503(down, path):
    status, headers, text = down.read(path)
    assert (status, headers["Retry-After"], headers["X-Static-Copy"]) in ((503, "120", None), (400, None, None))
    assert "tạm thời" in text or status == 400


def test_what_is_sent_is_not_taken_and_that_is_said(down):
    status, headers, text = down.read("/y-kien/", method="POST", body=b"useful=yes", Origin=down.address)
    assert (status, headers["Retry-After"]) == (503, "120")
    assert "chưa được nhận" in text


def test_what_is_for_ssi_and_for_errors_is_nobodys_page(down):
    for path in ("/ban-luu.html", "/unavailable.html", "/healthz", "/readyz", "/metrics"):
        assert down.read(path)[0] in (404, 503)


def test_unchanged_files_are_the_same_files_and_a_copy_that_fails_leaves_the_last_one(down):
    page = down.copy / "kenh-chinh-thuc" / "index.html"
    before, name = page.stat().st_ino, down.copy.name
    assert down.export()[0] == 0
    assert down.copy.name != name
    assert (down.copy / "kenh-chinh-thuc" / "index.html").stat().st_ino == before
    assert [path.name for path in down.copy.parent.glob("copy-*")] == [down.copy.name]
    name = down.copy.name
    code, _said, complained = down.export(
        DATABASE_URL=f"sqlite:///{down.folder}/none", TEST_DATABASE_URL="sqlite:///none"
    )
    assert code == 1
    assert complained.splitlines()[-1].startswith("CommandError")
    assert down.copy.name == name
    assert down.read("/")[0] == 200
