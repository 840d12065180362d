"""What the door refuses: a plain page of the right status. Tests without the mark may ask no database at all."""

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.test import Client, RequestFactory
from django.utils.translation import gettext

from core.web.guard import refusals
from tests.browser.admin.language import foreign_words

from .asking import ask

TITLES = {
    400: "The request could not be read",
    403: "You cannot open this page",
    405: "This page is not asked in that way",
    413: "What was sent is too large",
    414: "The address is too long",
    415: "The text was sent in an encoding that is not read here",
}
FORM = "application/x-www-form-urlencoded"


def is_plain(answer, status):
    """Whether it is the plain page of a status, in no need of anything."""
    assert answer.status == status
    assert gettext(TITLES[status]) in answer.text
    assert "<script" not in answer.text
    assert "<link" not in answer.text
    assert "<h1>Bad Request" not in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "style-src 'sha256-" in policy
    return True


@pytest.mark.parametrize(
    "host",
    ["xau.example", "", " ", "testserver,xau.example", "testserver, testserver", "a@testserver", "testserver:abc",
     "é", "\xff\xfe", "testserver/", "test server", "[::1", "..", "testserver\x00"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/quan-tri/", "/static/css/base.css", "/khong-co/"])
def test_a_host_that_is_not_ours_is_refused(host, path):
    assert is_plain(ask(path=path, HTTP_HOST=host), 400)


def test_no_host_at_all_is_refused_where_the_server_is_not_ours_by_name():
    assert is_plain(ask(HTTP_HOST=None, SERVER_NAME="0.0.0.0"), 400)


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "CONNECT", "PUT", "NHAY", "é", "PATCH", "DELETE", ""])
def test_a_method_that_nothing_here_knows_is_refused(method):
    answer = ask(method)
    assert is_plain(answer, 405)
    assert answer.headers["Allow"] == "GET, HEAD, POST"


def test_an_endless_address_is_refused():
    assert is_plain(ask(path="/" + "a" * 7000), 414)


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "hex", "rot13", "nonsense", "iso-8859-1", "a b", "é", "\x00"])
@pytest.mark.parametrize("kind", [FORM, "multipart/form-data; boundary=x", "text/plain"])
def test_a_foreign_charset_is_refused(charset, kind):
    assert is_plain(ask("POST", "/y-kien/", body=b"a=b", CONTENT_TYPE=f"{kind}; charset={charset}"), 415)


@pytest.mark.parametrize(
    "kind", ["text/plain; charset*=utf-8''a%00b", "text/plain; x*=nonsense''%41%FF", "text/plain; charset*=x"]
)
def test_a_content_type_that_django_cannot_read_is_refused(kind):
    assert is_plain(ask(CONTENT_TYPE=kind), 415)


@pytest.mark.parametrize("length", ["2621441", "999999999999999999999"])
def test_a_body_over_the_limit_is_refused_before_it_is_read(length):
    assert is_plain(ask("POST", "/y-kien/", CONTENT_TYPE=FORM, CONTENT_LENGTH=length), 413)


def test_whoever_is_signed_in_may_send_a_film_and_no_more():
    signed = {"HTTP_COOKIE": "sessionid=" + "a" * 32, "CONTENT_TYPE": "multipart/form-data; boundary=x"}
    assert is_plain(ask("POST", "/quan-tri/", CONTENT_LENGTH=str(111 * 1024 * 1024), **signed), 413)


@pytest.mark.parametrize("length", ["abc", "1e3", "0x10", "é"])
def test_a_length_that_is_no_number_is_refused(length):
    assert is_plain(ask("POST", "/y-kien/", CONTENT_TYPE=FORM, CONTENT_LENGTH=length), 400)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        (FORM, b"&".join(b"a%d=1" % number for number in range(5001)), 413),
        ("multipart/form-data; boundary=x", b"".join(
            b'--x\r\nContent-Disposition: form-data; name="f"; filename="%d"\r\n\r\na\r\n' % number
            for number in range(101)) + b"--x--\r\n", 413),
        ("multipart/form-data; boundary=", b"a", 400),
        ("multipart/form-data; boundary=\xff", b"a", 400),
        ("multipart/form-data", b"a", 400),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n'
         b"Content-Transfer-Encoding: base64\r\n\r\n!!!!=a\r\n--x--\r\n", 400),
    ],
    ids=["fields", "files", "no boundary", "odd boundary", "none", "no base64"],
)  # fmt: skip
def test_a_form_that_cannot_be_read_is_refused(kind, body, status):
    answer = ask("POST", "/y-kien/", body=body, CONTENT_TYPE=kind, HTTP_ORIGIN="http://testserver")
    assert is_plain(answer, status)


@pytest.mark.django_db
def test_a_body_that_ends_before_its_end_is_refused(client, monkeypatch):
    def broken(*_given):
        raise OSError("the other side went away")

    monkeypatch.setattr("django.core.handlers.wsgi.LimitedStream.read", broken)
    answer = ask("POST", "/y-kien/", body=b"a=b", CONTENT_TYPE=FORM, HTTP_ORIGIN="http://testserver")
    assert is_plain(answer, 400)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/quan-tri/login/", "/quan-tri/", "/y-kien/", "/noi-o/chon/", "/khong-co/"])
def test_a_form_from_elsewhere_is_refused_in_words(path):
    answer = ask("POST", path, body=b"a=b", CONTENT_TYPE=FORM, HTTP_ORIGIN="https://xau.example")
    assert answer.status in (403, 404)
    assert gettext("The form was not sent") in answer.text or answer.status == 404


@pytest.mark.django_db
def test_what_the_admin_forbids_is_said_in_a_plain_page(admin_client):
    assert admin_client.get("/quan-tri/pages/create/x/").status_code == 404
    assert admin_client.get("/quan-tri/documents/chooser/chosen/x/").status_code == 400
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = admin_client.cookies
    answer = strict.post("/quan-tri/pages/1/", {"a": "b"})
    assert answer.status_code == 403
    assert gettext("The form was not sent") in answer.content.decode()


@pytest.mark.parametrize("path", ["/", "/quan-tri/x/"])
def test_the_handlers_of_django_need_a_request_and_nothing_else(path):
    request = RequestFactory().get(path)
    assert refusals.forbidden(request, PermissionDenied()).status_code == 403
    assert refusals.bad_request(request, SuspiciousOperation()).status_code == 400
    assert refusals.bad_request(request, RequestDataTooBig()).status_code == 413
    assert refusals.csrf_failure(request).status_code == 403
    assert refusals.server_error(request).status_code == 500


@pytest.mark.django_db
def test_a_method_that_a_view_does_not_take_is_said_in_words(admin_client):
    answer = admin_client.post("/sitemap.xml")
    assert answer.status_code in (200, 405)
    answer = admin_client.post("/robots.txt", headers={"Origin": "http://testserver"})
    assert answer.status_code in (200, 403, 405)
    answer = admin_client.get("/quan-tri/logout/")
    assert answer.status_code == 405
    assert gettext(TITLES[405]) in answer.content.decode()
    assert "POST" in answer["Allow"]


@pytest.mark.parametrize("status", TITLES)
def test_the_plain_pages_are_vietnamese(status):
    lines = refusals.refusal(status).content.decode().split("</style>")[1]
    assert foreign_words(lines.replace("<", " <").replace("/", " ")) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "cookie",
    ['sessionid="\\000a"', "sessionid=\xff\xfe", "sessionid=' OR 1=1", "sessionid=" + "a" * 5000, "=;;;=", "\xe9=\xff",
     'messages="\\000"', "messages=a:b:c", 'xa="\\000"', "csrftoken=\xff", "sessionid=; sessionid=", "a" * 9000],
)  # fmt: skip
def test_an_odd_cookie_is_nobodys(cookie):
    assert ask(path="/noi-o/", HTTP_COOKIE=cookie).status == 200
    assert ask(path="/quan-tri/", HTTP_COOKIE=cookie).status == 302


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value"),
    [("ACCEPT_LANGUAGE", "x," * 3000 + ";q=\xff"), ("ACCEPT_LANGUAGE", "../../etc"), ("ACCEPT_ENCODING", "br;q=1e999"),
     ("ACCEPT_ENCODING", "\xff;q=nan"), ("IF_NONE_MATCH", '\xff"'), ("IF_MODIFIED_SINCE", "Thu, 99 Foo 99999 GMT"),
     ("ACCEPT", "*/" * 999), ("X_FORWARDED_HOST", "xau.example"), ("REFERER", "http://[::1"), ("ORIGIN", "null"),
     ("X_FORWARDED_FOR", "\xff"), ("USER_AGENT", "\x00")],
)  # fmt: skip
def test_an_odd_header_changes_nothing(name, value):
    assert ask(path="/noi-o/", **{f"HTTP_{name}": value}).status == 200
