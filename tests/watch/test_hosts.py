"""The province's host names: what is wrong with which, and where each leads."""

import socket
import ssl
import subprocess
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from shutil import which
from threading import Thread

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from agencies.models import Agency
from tests.conftest import lacking
from watch.digest import digest
from watch.hosts.checking import look
from watch.hosts.models import Lead, OwnHost

pytestmark = pytest.mark.django_db
LIST = "/quan-tri/snippets/watch/ownhost/"


@pytest.fixture
def agency():
    return Agency.objects.create(name="Văn phòng UBND tỉnh", code="VP")


def host(agency=None, **fields):
    today = timezone.localdate()
    known = {"host": "cong.phuongnam.example", "purpose": "Cổng", "registered_until": today + timedelta(days=400)}
    return OwnHost(**known | {"lead": Lead.WORKS, "agency": agency} | fields)


def anywhere(address):
    return True


# What is wrong


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, "chưa ai cho biết"), (-1, "đã hết hạn đăng ký"), (59, "hết hạn đăng ký vào"), (61, "")],
)
def test_the_end_of_a_registration_is_told_in_time(days, words):
    until = None if days is None else timezone.localdate() + timedelta(days=days)
    told = host(registered_until=until).trouble
    assert words in told
    assert bool(told) == bool(words)


def test_a_certificate_that_ends_soon_is_told():
    soon = timezone.now() + timedelta(days=20)
    assert f"{timezone.localtime(soon):%d/%m/%Y}" in host(certified_until=soon).trouble
    assert host(certified_until=soon + timedelta(days=2)).trouble == ""


@pytest.mark.parametrize("lead", [lead for lead in Lead if lead != Lead.WORKS])
def test_a_host_that_does_not_work_is_told(lead):
    assert host(lead=lead).trouble == str(lead.label)
    assert host(lead="").trouble == ""


def test_a_host_that_was_given_up_must_lead_nowhere():
    assert host(is_given_up=True, registered_until=None, lead=Lead.NOWHERE).trouble == ""
    for lead in (Lead.WORKS, Lead.SILENT, Lead.FAILS, Lead.INSECURE):
        assert "vẫn còn địa chỉ" in host(is_given_up=True, lead=lead).trouble


@pytest.mark.parametrize(
    "name", ["https://a.vn", "A.vn", "a", "a.vn/", "-a.vn", "a..vn", "a b.vn", "10.0.0.1", "a.vn\n"]
)
def test_only_names_are_hosts(agency, name):
    with pytest.raises(ValidationError) as refused:
        host(agency, host=name).full_clean()
    assert list(refused.value.message_dict) == ["host"]


# Where it leads


class _Page(BaseHTTPRequestHandler):
    status = 200

    def do_HEAD(self):
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def secure(tmp_path_factory):
    """(port of a site with a certificate of ten days for localhost, a context that trusts it)."""
    if not which("openssl"):
        lacking("openssl")
    folder = tmp_path_factory.mktemp("host")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    named = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "10"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, *named]
    subprocess.run(made, check=True, capture_output=True)
    server = HTTPServer(("127.0.0.1", 0), _Page)
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(certificate, key)
    server.socket = ours.wrap_socket(server.socket, server_side=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port, ssl.create_default_context(cafile=certificate)
    server.shutdown()


@pytest.fixture
def localhost(monkeypatch):
    """localhost is 127.0.0.1 and nothing else."""
    found = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda name, *asked, **more: found("127.0.0.1", *asked, **more))


@pytest.mark.parametrize(
    ("status", "lead"), [(200, Lead.WORKS), (301, Lead.WORKS), (404, Lead.FAILS), (500, Lead.FAILS)]
)
def test_a_host_that_answers(secure, localhost, monkeypatch, status, lead):
    monkeypatch.setattr(_Page, "status", status)
    port, trusted = secure
    found, until = look("localhost", anywhere, port, trusted)
    assert found == lead
    assert timedelta(days=9) < until - timezone.now() < timedelta(days=11)


def test_a_certificate_that_nobody_trusts_or_of_another_name(secure, localhost):
    port, trusted = secure
    assert look("localhost", anywhere, port) == (Lead.INSECURE, None)
    assert look("other.example", anywhere, port, trusted) == (Lead.INSECURE, None)


def test_a_name_without_an_address_and_an_address_without_an_answer(localhost, monkeypatch):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        assert look("localhost", anywhere, nobody.getsockname()[1]) == (Lead.SILENT, None)
    assert look("localhost") == (Lead.INSIDE, None)

    def unknown(*asked, **more):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert look("localhost") == (Lead.NOWHERE, None)


# Who is told


def test_the_job_writes_down_what_it_found_and_the_letter_says_it(agency, monkeypatch, capsys):
    until = timezone.now() + timedelta(days=300)
    found = {"tot.vn": (Lead.WORKS, until), "mat.vn": (Lead.NOWHERE, None)}
    monkeypatch.setattr("watch.management.commands.check_hosts.look", found.__getitem__)
    for name in found:
        host(agency, host=name, lead="").save()
    call_command("check_hosts")
    assert set(OwnHost.objects.values_list("host", "lead", "certified_until")) == {
        ("tot.vn", "works", until), ("mat.vn", "nowhere", None),
    }  # fmt: skip
    assert "mat.vn: tên miền không có địa chỉ" in capsys.readouterr().out
    assert [each.host for each in digest()["hosts"]] == ["mat.vn"]
    assert mail.outbox == []


def test_the_list_shows_what_is_wrong(agency, admin_client, django_assert_max_num_queries):
    for number in range(5):
        host(agency, host=f"so{number}.vn", registered_until=None).save()
    with django_assert_max_num_queries(30):
        page = admin_client.get(LIST)
    assert page.content.decode().count("chưa ai cho biết") == 5


def test_a_host_keeps_its_checks_when_it_is_edited(agency, admin_client):
    host(agency, certified_until=timezone.now()).save()
    row = OwnHost.objects.get()
    form = {"host": row.host, "purpose": "Khác", "agency": agency.pk, "registered_until": "31/12/2027"}
    assert admin_client.post(f"{LIST}edit/{row.pk}/", form).status_code == 302
    edited = OwnHost.objects.get()
    assert (edited.purpose, edited.lead, edited.certified_until) == ("Khác", row.lead, row.certified_until)
