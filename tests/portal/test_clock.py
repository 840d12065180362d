"""The clock of the portal: what is due runs once, whatever the clock does."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail

from portal import clock
from portal.clock import Job, run_due
from portal.models import JobRun
from watch.digest import send_digest

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


@pytest.fixture
def ran(monkeypatch):
    """The commands that ran, in order; they themselves do nothing."""
    commands = []
    monkeypatch.setattr(clock, "call_command", commands.append)
    return commands


@pytest.mark.parametrize(
    ("job", "now", "due"),
    [
        (Job("x", hour=2), at(22, 3), at(22, 2)),
        (Job("x", hour=2), at(22, 1), at(21, 2)),
        (Job("x", hour=7, weekday=0), at(23, 8), at(23, 7)),
        (Job("x", hour=7, weekday=0), at(23, 6), at(16, 7)),
        (Job("x", hour=7, weekday=0), at(22, 8), at(16, 7)),
    ],
)
def test_a_job_is_due_at_the_latest_of_its_hours(job, now, due):
    assert job.last_due(now) == due


def test_a_nightly_job_runs_once_a_night(ran):
    run_due(at(21, 12))
    ran.clear()
    for minute in (0, 1, 30):
        run_due(at(22, 2, minute))
    assert ran.count("scan_pages") == 1
    run_due(at(23, 2, 5))
    assert ran.count("scan_pages") == 2


def test_backups_and_the_copy_are_made_where_there_is_a_folder_for_them(ran, settings):
    run_due(at(21, 12))
    run_due(at(22, 12))
    assert not {"backup", "export_static"} & set(ran)
    settings.BACKUP_ROOT = settings.STATIC_COPY_ROOT = "/somewhere"
    run_due(at(22, 13))
    ran.clear()
    run_due(at(23, 12))
    assert (ran.count("backup"), ran.count("export_static")) == (1, 1)


def test_a_clock_set_back_repeats_nothing_and_one_set_forward_skips_nothing(ran):
    run_due(at(21, 12))
    run_due(at(22, 2, 1))
    ran.clear()
    run_due(at(22, 1, 30))
    run_due(at(22, 2, 1))
    assert "scan_pages" not in ran
    run_due(at(25, 12))
    assert ran.count("scan_pages") == 1
    assert ran.count("weekly_digest") == 1


def test_what_is_scheduled_is_looked_at_every_minute(ran):
    for seconds in (0, 20, 40, 60, 80):
        run_due(at(22, 12) + timedelta(seconds=seconds))
    assert ran.count("publish_scheduled") == 2


def test_what_is_scheduled_does_not_wait_for_the_nightly_scan(ran):
    run_due(at(21, 12))
    ran.clear()
    begun = []
    due = [
        "publish_scheduled",
        "send_password_letters",
        "warm_pages",
        "refresh_dated_facts",
        "check_submission_links",
        "clear_doors",
        "scan_pages",
    ]
    assert run_due(at(22, 2, 5), start=begun.append) == due
    assert ran == ["publish_scheduled", "send_password_letters"]
    begun.pop()()
    assert ran == ["publish_scheduled", "send_password_letters", "scan_pages"]


def test_what_is_scheduled_does_not_wait_for_pages_that_are_made_ahead(ran):
    begun = []
    run_due(at(22, 12), start=begun.append)
    assert ran == ["publish_scheduled", "send_password_letters"]
    begun.pop()()
    assert ran == ["publish_scheduled", "send_password_letters", "warm_pages"]


def test_a_job_that_fails_is_written_down_and_stops_no_other(monkeypatch):
    def fail(command):
        raise RuntimeError("kaputt")

    monkeypatch.setattr(clock, "call_command", fail)
    run_due(at(21, 12))
    assert run_due(at(22, 12)) == [
        "publish_scheduled",
        "send_password_letters",
        "warm_pages",
        "refresh_dated_facts",
        "check_submission_links",
        "clear_doors",
        "scan_pages",
        "audit_pages",
        "check_links",
        "check_hosts",
        "score_agencies",
        "learn_from_clicks",
        "measure_targets",
        "remind_reviews",
    ]
    assert JobRun.objects.get(name="scan_pages").error == "RuntimeError: kaputt"


def test_the_digest_goes_to_heads_and_administrators_with_an_address():
    head = User.objects.create_user("head", "head@phuongnam.example")
    head.groups.add(Group.objects.get(name="Trưởng ban"))
    User.objects.create_user("editor", "editor@phuongnam.example").groups.add(Group.objects.get(name="Biên tập viên"))
    User.objects.create_superuser("admin", "")
    assert send_digest() == 1
    assert mail.outbox[0].to == ["head@phuongnam.example"]
    assert "Trễ hạn: 0" in mail.outbox[0].body
