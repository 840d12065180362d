"""What machines ask: does the process answer, is every part sound, what do requests cost."""

import shutil
from collections import namedtuple
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from core.database import outage
from portal.clock import JOBS
from portal.health.checks import troubles
from portal.health.middleware import Health
from portal.models import JobRun
from search.models import SearchDocument
from tests.home.content import record, store

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def sound(monkeypatch, tmp_path, settings):
    """A portal in which everything is as it should be."""
    settings.MEDIA_ROOT, settings.CACHE_ROOT = tmp_path / "media", tmp_path / "cache"
    store(record(1, "Cấp thẻ nuôi chim cảnh"))
    for job in JOBS:
        JobRun.objects.update_or_create(name=job.command, defaults={"started_at": timezone.now()})
    monkeypatch.setattr("portal.health.middleware._HOLDS", 0)


def found():
    return {check.name: trouble for check, trouble in troubles().items() if trouble}


def test_a_process_answers_without_a_database_and_by_any_name(client, monkeypatch):
    monkeypatch.setattr(outage._Known, "since", timezone.now())
    answer = client.get("/healthz", headers={"Host": "10.0.0.7:8000"})
    assert (answer.status_code, answer.content) == (200, b"ok")


def test_a_sound_portal_is_ready(sound, client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"ready": True, "parts": dict.fromkeys(
        ("database", "migrations", "search", "clock", "disk", "cache"), "ok")}  # fmt: skip


def test_without_its_database_it_is_not_ready(sound, client, monkeypatch):
    monkeypatch.setattr(outage._Known, "since", timezone.now())
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["ready"]) == (503, False)
    assert answer.json()["parts"]["database"] == "không trả lời"


def test_without_a_migration_it_is_not_ready(sound, client):
    MigrationRecorder.Migration.objects.filter(app="search").order_by("pk").last().delete()
    assert client.get("/readyz").status_code == 503
    assert list(found()) == ["migrations"]


def test_migrations_of_a_newer_code_do_not_disturb(sound):
    MigrationRecorder(connection).record_applied("search", "0099_newer")
    assert found() == {}


_NOON = timezone.make_aware(datetime(2026, 12, 2, 12))  # a Wednesday


@pytest.mark.parametrize(
    ("job", "late", "is_told"),
    [
        ("publish_scheduled", timedelta(minutes=2), False), ("publish_scheduled", timedelta(minutes=5), True),
        ("scan_pages", timedelta(hours=9), False), ("scan_pages", timedelta(hours=11), True),
        ("weekly_digest", timedelta(days=2), False), ("weekly_digest", timedelta(days=3), True),
    ],
)  # fmt: skip
def test_jobs_that_are_overdue_are_named(sound, client, monkeypatch, job, late, is_told):
    monkeypatch.setattr("portal.health.checks.timezone", SimpleNamespace(localtime=lambda: _NOON))
    JobRun.objects.update(started_at=_NOON)
    JobRun.objects.filter(name=job).update(started_at=_NOON - late)
    assert (job in found().get("clock", "")) == is_told
    assert client.get("/readyz").status_code == 200


def test_a_job_that_failed_is_named(sound):
    JobRun.objects.filter(name="scan_pages").update(error="OSError")
    assert found() == {"clock": "bị lỗi: scan_pages"}


def test_a_disk_that_fills_up_is_told(sound, monkeypatch, settings):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(10**11, 10**11 - 10**8, 10**8))
    assert "chỉ còn 100 MB" in found()["disk"]


def test_a_search_without_documents_is_told(sound):
    SearchDocument.objects.all().delete()
    assert list(found()) == ["search"]


def test_a_check_that_breaks_is_a_trouble_itself(sound, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: 1 / 0)
    assert "ZeroDivisionError" in found()["disk"]


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_nobody_who_comes_through_a_proxy_is_told(sound, client, path):
    assert client.get(path, headers={"X-Forwarded-For": "203.0.113.7"}).status_code == 404


def test_figures_tell_kept_pages_from_made_ones(sound, client):
    def counted():
        lines = client.get("/metrics").content.decode().splitlines()
        return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines if line[0] != "#")}

    def answered(status, how=""):
        health = Health(lambda request: HttpResponse(status=status, headers={"Cache-Status": how}))
        health(RequestFactory().get("/tin-tuc/"))

    before = counted()
    answered(200, "portal; fwd=miss; stored")
    answered(200, "portal; hit")
    answered(404)
    after = counted()
    grown = {name for name in after if name.startswith("portal_requests_total") and after[name] > before.get(name, 0)}
    assert grown == {
        'portal_requests_total{kind="made",status="2xx"}', 'portal_requests_total{kind="kept",status="2xx"}',
        'portal_requests_total{kind="made",status="4xx"}',
    }  # fmt: skip
    assert after['portal_part_sound{part="database"}'] == 1
    assert after['portal_job_failed{job="scan_pages"}'] == 0


def test_the_command_tells_people_and_ends_with_one_when_something_is_wrong(sound, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("check_health")
    assert not ended.value.code
    JobRun.objects.filter(name="scan_pages").update(error="OSError")
    with pytest.raises(SystemExit) as ended:
        call_command("check_health")
    assert ended.value.code
    assert "Việc chạy theo giờ: bị lỗi: scan_pages" in capsys.readouterr().out


def test_asking_often_costs_the_same_as_asking_once(sound, client, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr("portal.health.middleware._HOLDS", 60)
    health = Health(None)
    health.ready()
    with django_assert_num_queries(0):
        assert health.ready().status_code == 200
