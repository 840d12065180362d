"""What every answer tells browsers, whether it is new, kept, a file, an error or nothing at all."""

import pytest
from django.core.checks import run_checks
from django.core.files.base import ContentFile
from django.test import override_settings
from wagtail.documents.models import Document

from core.web.guard import policies

from .asking import ask

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PAGE = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; "


@pytest.fixture
def afresh():
    """Policies are written once a process; a test of other settings has them written anew."""
    policies._written.cache_clear()
    yield
    policies._written.cache_clear()


def is_guarded(answer):
    """Whether an answer bears what all bear."""
    headers = answer.headers
    assert {name: headers.get(name) for name in ALWAYS} == ALWAYS
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "clipboard" not in headers["Permissions-Policy"]
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "report" not in policy
    assert "Strict-Transport-Security" not in headers
    return policy


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/noi-o/", "/khong-co/", "/quan-tri/login/", "/quan-tri/", "/thu-tuc", "/%00"])
def test_every_page_bears_them(client, path):
    assert "frame-ancestors 'none'" in is_guarded(client.get(path))


@pytest.mark.django_db
def test_a_kept_page_bears_what_the_new_one_bore(client):
    new = client.get("/noi-o/")
    kept = client.get("/noi-o/")
    same = client.get("/noi-o/", headers={"If-None-Match": kept["ETag"]})
    assert "hit" in kept["Cache-Status"]
    assert same.status_code == 304
    assert is_guarded(new) == is_guarded(kept) == is_guarded(same)
    assert is_guarded(new).startswith(PAGE)
    assert "unsafe" not in is_guarded(new)
    assert "nonce" not in is_guarded(new)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/static/css/base.css", "/static/img/mark.svg", "/robots.txt", "/sitemap.xml"])
def test_a_file_does_nothing_even_when_it_is_opened_as_a_page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert is_guarded(answer).endswith("; sandbox")
    assert "script-src" not in is_guarded(answer)


@pytest.mark.django_db
def test_a_document_is_in_the_sandbox(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
    stored = Document.objects.create(title="Đơn", file=ContentFile(b"%PDF-1.7", "don.pdf"))
    answer = client.get(stored.url)
    assert is_guarded(answer).endswith("; sandbox")


@pytest.mark.django_db
def test_scripts_within_the_page_are_nowhere_allowed(admin_client):
    policy = is_guarded(admin_client.get("/quan-tri/"))
    assert "script-src 'self';" in policy
    assert "style-src 'self' 'unsafe-inline';" in policy
    assert "'unsafe-inline'" not in policy.replace("style-src 'self' 'unsafe-inline'", "")


def test_a_fault_of_ours_bears_them(monkeypatch):
    def broken(_request):
        raise RuntimeError

    monkeypatch.setattr("core.web.middleware._cached_site", broken)
    answer = ask(path="/quan-tri/x", HTTP_COOKIE="a=b")
    assert answer.status == 500
    assert is_guarded(answer)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "max-age=31536000"),
        ({"SECURE_HSTS_INCLUDE_SUBDOMAINS": True}, "max-age=31536000; includeSubDomains"),
        ({"SECURE_HSTS_INCLUDE_SUBDOMAINS": True, "SECURE_HSTS_PRELOAD": True},
         "max-age=31536000; includeSubDomains; preload"),
    ],
)  # fmt: skip
def test_https_is_asked_for_a_year_and_of_others_only_when_somebody_says_so(given, said):
    with override_settings(SECURE_HSTS_SECONDS=31536000, **given):
        for host in ("testserver", "xau.example"):
            answer = ask("NHAY", **{"wsgi.url_scheme": "https", "HTTP_HOST": host})
            assert answer.headers["Strict-Transport-Security"] == said
        assert "Strict-Transport-Security" not in ask("NHAY").headers


def test_browsers_report_only_where_somebody_says_so(afresh, settings):
    settings.CSP_REPORT_URI = "https://nhat-ky.example/csp"
    answer = ask("NHAY")
    assert answer.headers["Content-Security-Policy"].endswith("report-uri https://nhat-ky.example/csp; report-to csp")
    assert answer.headers["Reporting-Endpoints"] == 'csp="https://nhat-ky.example/csp"'


def test_the_check_before_deployment_says_nothing_of_what_was_decided():
    secure = {
        "SECURE_SSL_REDIRECT": True, "SECURE_HSTS_SECONDS": 31536000, "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True, "SECRET_KEY": "ăâđêôơư" + "".join(map(chr, range(65, 123))),
    }  # fmt: skip
    with override_settings(**secure, SECOND_FACTOR=True):
        said = run_checks(tags=["security"], include_deployment_checks=True)
    assert [message for message in said if not message.is_silenced()] == []
