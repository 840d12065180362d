"""What readers and editors get while the database is away or a disk is full."""

import pytest
from django.test import Client
from django.utils import timezone

from core.database import outage

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.web.urls")]


@pytest.fixture
def reader():
    """Somebody whose browser shows what the server answers."""
    return Client(raise_request_exception=False)


@pytest.fixture
def away(monkeypatch):
    """The database is known not to answer."""
    monkeypatch.setattr(outage._Known, "since", timezone.now())


@pytest.mark.parametrize(
    ("kind", "status", "words"),
    [
        ("database", 503, "Cơ sở dữ liệu của cổng không trả lời."),
        ("interface", 503, "Cơ sở dữ liệu của cổng không trả lời."),
        ("room", 507, "hết chỗ lưu"),
        ("read-only", 507, "hết chỗ lưu"),
        ("ours", 500, "Lỗi"),
        ("permission", 500, "Lỗi"),
    ],
)
def test_what_is_lacking_is_said(reader, kind, status, words):
    page = reader.get(f"/fails/{kind}/")
    assert page.status_code == status
    assert words in page.content.decode()
    assert page.has_header("Retry-After") == (status != 500)


def test_an_editor_is_told_what_became_of_the_words(reader):
    page = reader.post("/quan-tri/fails/database/").content.decode()
    assert "Nội dung vừa gõ chưa được lưu" in page
    assert "Về trang chủ" not in page


def test_while_the_database_is_away_nobody_waits_for_it(reader, away, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = reader.get("/thu-tuc/?q=khai+sinh")
    assert page.status_code == 503
    assert page["Retry-After"] == "10"
    assert page["Cache-Control"] == "no-store"
    assert f"{timezone.localtime():%d/%m/%Y}" in page.content.decode()


def test_pages_that_are_kept_are_read_meanwhile_and_say_so(reader, monkeypatch, django_assert_num_queries):
    kept = reader.get("/kenh-chinh-thuc/")
    monkeypatch.setattr(outage._Known, "since", timezone.now())
    with django_assert_num_queries(0):
        page = reader.get("/kenh-chinh-thuc/")
    assert (page.status_code, page.content) == (200, kept.content)
    assert "fwd=stale" in page["Cache-Status"]


def test_static_files_are_read_meanwhile(reader, away):
    assert reader.get("/static/css/base.css").status_code == 200
