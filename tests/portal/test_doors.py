"""Odd hosts, methods, bodies and bytes at the real server: an answer of the right status, and never that it broke."""

import os
import re
import socket
import subprocess
import sys
from contextlib import closing, suppress

import pytest

from tests.browser.server import ROOT, free_port
from tests.portal.processes import PATIENCE, eventually
from tests.prepared import copy_demo

pytestmark = [pytest.mark.slow, pytest.mark.alone]
HOST = b"Host: 127.0.0.1\r\n"
_SECONDS = 10  # for one answer
OWN = HOST + b"Origin: http://127.0.0.1\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    """(port, path of the log) of a portal with the demo."""
    folder, port = tmp_path_factory.mktemp("portal"), free_port()
    copy_demo(folder, "127.0.0.1", port)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.portal.serving_settings", "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
        "MEDIA_ROOT": f"{folder}/media", "SECRET_KEY": "only-for-tests", "HTTPS": "false",
        "ALLOWED_HOSTS": "127.0.0.1", "ELASTICSEARCH_URL": "", "SERVE_HOST": "127.0.0.1", "SERVE_PORT": str(port),
        "SERVE_WORKERS": "1",
    }  # fmt: skip
    log = folder / "log"
    with open(log, "wb") as stream:
        server = subprocess.Popen([sys.executable, "serve.py"], cwd=ROOT, env=environment, stdout=stream, stderr=stream)
        eventually(lambda: _listens(port))
        yield port, log
        server.terminate()
        server.wait(PATIENCE)


def _listens(port):
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def send(portal):
    """send(bytes, ends=False): (status, headers in small letters, body); `ends`: no more will come after them."""
    port, log = portal
    told = log.stat().st_size

    def ask(request, ends=False):
        with socket.create_connection(("127.0.0.1", port), _SECONDS) as connection:
            connection.sendall(request)
            if ends:
                connection.shutdown(socket.SHUT_WR)
            return _read(connection)

    yield ask
    assert b"Internal Server Error" not in log.read_bytes()[told:]
    assert b"panicked" not in log.read_bytes()[told:]


def _read(connection):
    """The first answer: as long as it says, or to the end."""
    got = b""
    while not _is_whole(got) and (piece := connection.recv(65536)):
        got += piece
    head, _end, body = got.partition(b"\r\n\r\n")
    return int(head.split()[1]), head.lower(), body.decode("utf-8", "replace")


def _is_whole(got):
    head, end, body = got.partition(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head.lower())
    return bool(end) and length is not None and len(body) >= int(length[1])


def is_ours(status, headers, body):
    """Whether an answer is the portal's own: with its headers, and in Vietnamese."""
    assert b"content-security-policy: default-src 'none'" in headers
    assert b"x-content-type-options: nosniff" in headers
    assert '<html lang="vi">' in body
    return status


@pytest.mark.parametrize(
    "hosts",
    [b"", b"Host:\r\n", b"Host: xau.example\r\n", HOST + HOST, HOST + b"Host: xau.example\r\n",
     b"Host: xau.example\r\n" + HOST, b"Host: 127.0.0.1:abc\r\n", b"Host: \xc3\xa9\xff\r\n", b"Host: a@127.0.0.1\r\n",
     b"Host: 127.0.0.1, xau.example\r\n"],
)  # fmt: skip
@pytest.mark.parametrize("path", [b"/", b"/quan-tri/login/", b"/static/css/base.css", b"http://xau.example/"])
def test_a_host_that_is_unknown_empty_or_double_is_refused(send, hosts, path):
    assert is_ours(*send(b"GET " + path + b" HTTP/1.1\r\n" + hosts + b"\r\n")) == 400


@pytest.mark.parametrize("path", [b"http://127.0.0.1/", b"http://xau.example/"])
def test_a_whole_address_is_answered_by_the_host_that_was_named(send, path):
    status, _headers, body = send(b"GET " + path + b" HTTP/1.1\r\n" + HOST + b"\r\n")
    assert status == 200
    assert "xau.example" not in body


@pytest.mark.parametrize("line", [b"OPTIONS *", b"OPTIONS /", b"TRACE /", b"CONNECT 127.0.0.1:80", b"NHAY /", b"PUT /"])
def test_a_method_that_nothing_here_knows_is_refused(send, line):
    assert is_ours(*send(line + b" HTTP/1.1\r\n" + HOST + b"\r\n")) == 405


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (b"application/x-www-form-urlencoded; charset=utf-7", 415),
        (b"application/x-www-form-urlencoded; charset=nonsense", 415),
        (b"multipart/form-data; boundary=x; charset=hex", 415),
        (b"text/plain; charset*=utf-8''a%00b", 415),
        (b"text/plain; x*=nonsense''%41%FF", 415),
        (b"multipart/form-data; boundary=", 400),
        (b"multipart/form-data", 400),
    ],
)
def test_a_body_that_nobody_can_read_is_refused(send, kind, status):
    request = b"POST /y-kien/ HTTP/1.1\r\n" + OWN + b"Content-Type: " + kind + b"\r\nContent-Length: 3\r\n\r\na=b"
    assert is_ours(*send(request)) == status


def test_a_body_over_the_limit_is_refused_before_it_is_sent(send):
    assert is_ours(*send(b"POST /y-kien/ HTTP/1.1\r\n" + OWN + FORM + b"Content-Length: 999999999\r\n\r\na=b")) == 413


@pytest.mark.parametrize("length", [b"-1", b"abc", b"1\r\nContent-Length: 3", b"99999999999999999999999"])
def test_a_length_that_is_none_is_refused_by_the_server_itself(send, length):
    request = b"POST /y-kien/ HTTP/1.1\r\n" + OWN + FORM + b"Content-Length: " + length + b"\r\n\r\na=b"
    assert send(request)[0] == 400


def test_a_body_that_ends_before_its_length_is_no_fault_of_ours(send):
    request = b"POST /y-kien/ HTTP/1.1\r\n" + OWN + FORM + b"Content-Length: 900\r\n\r\nkind=x"
    with suppress(IndexError, ConnectionError):  # hung up, as the other side did
        assert send(request, ends=True)[0] < 500
    assert send(b"GET /robots.txt HTTP/1.1\r\n" + HOST + b"\r\n")[0] == 200


@pytest.mark.parametrize("path", [b"/quan-tri/login/", b"/y-kien/", b"/noi-o/chon/"])
def test_a_form_from_elsewhere_is_refused_in_words(send, path):
    request = b" HTTP/1.1\r\n" + HOST + FORM + b"Origin: https://xau.example\r\nContent-Length: 3\r\n\r\na=b"
    assert is_ours(*send(b"POST " + path + request)) in (403, 404)


@pytest.mark.parametrize(
    ("path", "status"),
    [(b"/%ff%fe/%C3/", 404), (b"/%zz%/", 404), (b"/%00", 400), (b"/../../etc/passwd", 404), (b"//xau.example/", 404),
     (b"/%2e%2e/%2e%2e/etc", 404), (b"/" + b"a" * 7000, 414), (b"/quan-tri/%ff/", 302), (b"/?q=%ff%00%zz", 200)],
)  # fmt: skip
def test_an_odd_address_leads_nowhere(send, path, status):
    got, headers, _body = send(b"GET " + path + b" HTTP/1.1\r\n" + HOST + b"\r\n")
    assert got == status
    assert b"xau.example" not in headers


@pytest.mark.parametrize("path", [b"/\xc3\xa9\xff/", b"/?q=\xff", b"/ \x01", b"/" + b"a" * 70_000])
def test_bytes_that_no_address_has_are_refused_by_the_server_itself(send, path):
    assert send(b"GET " + path + b" HTTP/1.1\r\n" + HOST + b"\r\n")[0] in (400, 414)


@pytest.mark.parametrize(
    "header",
    [b'Cookie: sessionid="\\000a"; messages="\\000"; xa="\\000"', b"Cookie: sessionid=\xff\xfe; \xc3\xa9=\xff; =;;;=",
     b"Cookie: messages=a:b; sessionid=" + b"a" * 32, b"Accept-Language: " + b"xx," * 3000 + b";q=\xff",
     b"Accept-Encoding: gzip;q=\xff,br;q=1e999,*;q=nan", b'If-None-Match: \xff"', b"Range: bytes=9-1",
     b"If-Modified-Since: Thu, 99 Foo 99999 99:99:99 GMT", b"X_Forwarded_Proto: https\r\nHTTP_HOST: xau.example",
     b"X-Forwarded-Host: xau.example", b"Content-Type: " + b";a=b" * 5000, b"Expect: 200-tra"],
)  # fmt: skip
def test_an_odd_header_changes_nothing(send, header):
    status, _headers, body = send(b"GET / HTTP/1.1\r\n" + HOST + header + b"\r\n\r\n")
    assert status in (200, 417)
    assert "xau.example" not in body


@pytest.mark.parametrize("line", [b"GET /", b"GET / HTTP/3.7", b"\x16\x03\x01\x02\x00", b"", b"GET  HTTP/1.1"])
def test_what_is_no_http_is_refused_by_the_server_itself(send, line):
    with suppress(IndexError):  # hung up without a word
        assert send(line + b"\r\n\r\n", ends=True)[0] == 400
