"""What happens when a plan goes public: two persons, versions for good, rows that stay, the signed file."""

import hashlib
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Revision

from core.approval import PublicationRefused
from plans.models import PlanIndexPage, PlanPage, ReportingPeriod, Target
from plans.models.version import content_hash
from plans.publishing import calendar_blocks

from .pdf import encrypted, pdf

pytestmark = pytest.mark.django_db
EDITOR, HEAD = "Biên tập viên", "Trưởng ban"


def fresh(plan):
    return PlanPage.objects.get(pk=plan.pk)


def redraft(plan, user=None, change=None, **fields):
    """A newer draft with these fields changed, and `change(draft)` done to its rows."""
    draft = fresh(plan).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    if change:
        change(draft)
    draft.save_revision(user=user)
    return fresh(plan)


def approve(plan, writer, *others):
    """Hand in the newest draft and say yes at each step."""
    plan.get_workflow().start(fresh(plan), writer)
    for user in others:
        state = fresh(plan).current_workflow_task_state
        state.task.specific.on_action(state, user, "approve")
    return fresh(plan)


def publish(plan, **changes):
    redraft(plan, **changes).get_latest_revision().publish()
    return fresh(plan)


@pytest.fixture
def signed(db):
    """signed(bytes, name): a file of the library."""

    def make(content, name="ke-hoach.pdf"):
        return get_document_model().objects.create(title="Bản ký", file=ContentFile(content, name))

    return make


# Two persons


def test_a_version_names_who_wrote_and_who_approved_it(plan_of, person):
    writer, head = person(EDITOR), person(HEAD)
    plan = redraft(plan_of(), writer, title="Kế hoạch mới")
    plan = approve(plan, writer, head)
    newest = plan.versions.first()
    assert (plan.title, newest.number, newest.written_by) == ("Kế hoạch mới", 2, writer.first_name)
    assert newest.approved_by == head


def test_nobody_approves_a_plan_that_they_wrote(plan_of, person):
    head = person(HEAD)
    plan = redraft(plan_of(), head, title="Kế hoạch mới")
    with pytest.raises(PublicationRefused):
        approve(plan, head, head)
    assert fresh(plan).versions.count() == 1
    assert fresh(plan).title != "Kế hoạch mới"


def test_a_plan_that_lacks_something_is_not_published(plan_of, person):
    writer = person(EDITOR)
    plan = redraft(plan_of(), writer, number="bảy ba")
    with pytest.raises(PublicationRefused, match="bảy ba"):
        approve(plan, writer, person(HEAD))


def test_versions_are_numbered_in_their_order_and_a_repeated_publication_adds_none(plan_of):
    plan = plan_of()
    revision = publish(plan, title="Hai").get_latest_revision()
    revision.publish()
    publish(plan, title="Ba")
    assert [row.number for row in plan.versions.all()] == [3, 2, 1]


def test_a_scheduled_plan_is_a_version_at_once_and_public_in_its_time(plan_of):
    plan = publish(plan_of(), title="Kế hoạch tuần sau", go_live_at=timezone.now() + timedelta(days=7))
    assert plan.versions.count() == 2
    assert plan.title != "Kế hoạch tuần sau"
    past = timezone.now() - timedelta(minutes=1)
    revision = plan.versions.first().revision
    revision.content["go_live_at"], revision.approved_go_live_at = past.isoformat(), past
    revision.save()
    call_command("publish_scheduled")
    assert fresh(plan).title == "Kế hoạch tuần sau"
    assert plan.versions.count() == 2


# Hashes


def test_the_hash_is_of_the_words_and_of_no_row_numbers(plan_of):
    revision = plan_of().versions.get().revision
    known = content_hash(revision)
    revision.content |= {"pk": 4711, "latest_revision": 9, "live": False}
    revision.content["targets"][0]["pk"] = 4712
    assert content_hash(revision) == known
    revision.content["targets"][0]["low"] = "71"
    assert content_hash(revision) != known


def test_words_that_were_changed_after_the_approval_are_noticed(plan_of):
    version = plan_of().versions.get()
    assert version.is_intact()
    revision = Revision.objects.get(pk=version.revision_id)
    revision.content["targets"][0]["wording"] = "Đạt 10%"
    revision.save()
    version.refresh_from_db()
    assert not version.is_intact()


def test_versions_stay_intact_while_the_plan_is_read_reported_on_and_published_anew(plan_of, report, client):
    plan = plan_of()
    report(plan.targets.get())
    client.get(plan.url)
    publish(plan, title="Hai")
    assert [version.is_intact() for version in plan.versions.all()] == [True, True]


# Nothing disappears


def test_a_published_plan_is_never_deleted(plan_of):
    with pytest.raises(ProtectedError):
        plan_of().delete()
    with pytest.raises(ValidationError):
        PlanIndexPage.objects.get().delete()
    assert PlanPage.objects.exists()


@pytest.mark.parametrize("door", ["unpublish", "delete"])
@pytest.mark.parametrize("superuser", [False, True])
def test_the_admin_offers_no_way_to_take_a_plan_off(plan_of, person, enter, door, superuser):
    plan = plan_of()
    enter(person(HEAD, superuser)).post(reverse(f"wagtailadmin_pages:{door}", args=[plan.pk]))
    assert fresh(plan).live


def test_a_plan_does_not_expire(plan_of, person):
    writer = person(EDITOR)
    plan = redraft(plan_of(), writer, expire_at=timezone.now() + timedelta(days=1))
    with pytest.raises(PublicationRefused):
        approve(plan, writer, person(HEAD))


def test_older_versions_keep_their_address_and_their_words(plan_of, client):
    plan = plan_of()
    title = plan.title
    publish(plan, title="Kế hoạch đã sửa")
    page = client.get(f"{plan.url}ban-1/")
    assert title in page.content.decode()
    assert 'content="noindex"' in page.content.decode()
    assert client.get(f"{plan.url}ban-3/").status_code == 404


# Periods

_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("months", "first", "last", "expected"),
    [
        (1, "2025-01-20", "2025-03-10", ["2025-01-31", "2025-02-28", "2025-03-10"]),
        (3, "2025-02-10", "2025-12-31", ["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"]),
        (6, "2025-03-01", "2026-02-01", ["2025-06-30", "2025-12-31", "2026-02-01"]),
        (12, "2024-02-29", "2026-06-30", ["2024-12-31", "2025-12-31", "2026-06-30"]),
        (1, "2024-02-01", "2024-02-29", ["2024-02-29"]),
        (12, "2025-12-31", "2026-01-01", ["2025-12-31", "2026-01-01"]),
        (6, "2025-05-05", "2025-05-05", ["2025-05-05"]),
    ],
)
def test_periods_follow_the_calendar_and_leave_no_day_out(months, first, last, expected):
    first, last = date.fromisoformat(first), date.fromisoformat(last)
    found = list(calendar_blocks(first, last, months))
    assert [end.isoformat() for _start, end in found] == expected
    assert found[0][0] == first
    assert all(row[0] == before[1] + _DAY for before, row in zip(found, found[1:], strict=False))


def test_periods_are_opened_once_with_their_deadline(plan_of):
    plan = plan_of(report_months=12)
    rows = ReportingPeriod.objects.filter(plan=plan)
    assert [(row.starts_on.year, row.ends_on.year, (row.due_on - row.ends_on).days) for row in rows] == [
        (2025, 2025, 15), (2026, 2026, 15), (2027, 2027, 15),
    ]  # fmt: skip
    publish(plan, title="Hai", report_months=1)
    assert rows.count() == 3


def test_a_longer_plan_gets_the_periods_that_it_lacks(plan_of):
    plan = publish(plan_of(report_months=12), ends_on=date(2028, 12, 31))
    years = plan.periods.order_by("starts_on").values_list("starts_on__year", flat=True)
    assert list(years) == [2025, 2026, 2027, 2028]


# Rows that stay


def test_targets_keep_their_rows_and_reports_over_three_publications(plan_of, report):
    plan = plan_of({"wording": "Đạt 70% hồ sơ"}, {"wording": "Đạt 80% hồ sơ"}, {"wording": "Đạt 90% hồ sơ"})
    known = {row.wording: row.pk for row in plan.targets.all()}
    kept = report(plan.targets.all()[1])

    def reorder(draft):
        rows = list(draft.targets.all())[::-1]
        for position, row in enumerate(rows):
            row.sort_order = position
        draft.targets = rows

    def renumber(draft):
        rows = list(draft.targets.all())
        rows[0].low = 95
        draft.targets = rows

    publish(plan, change=reorder)
    publish(plan, change=renumber, title="Ba")
    rows = list(Target.objects.filter(plan=plan).order_by("sort_order"))
    assert {row.wording: row.pk for row in rows} == known
    assert [row.low for row in rows] == [95, 80, 70]
    kept.refresh_from_db()
    assert kept.target.wording == "Đạt 80% hồ sơ"


def test_a_target_that_was_added_keeps_its_row_at_the_next_publication(plan_of):
    plan = plan_of()

    def add(draft):
        draft.targets.add(Target(wording="Trồng 500 cây xanh", due_on=date(2027, 6, 30), operator="reach", low=500,
                                 unit="cây", direction="up", sort_order=9))  # fmt: skip

    publish(plan, change=add)
    made = Target.objects.get(wording="Trồng 500 cây xanh").pk
    publish(plan, title="Ba")
    publish(plan, title="Bốn")
    assert Target.objects.get(wording="Trồng 500 cây xanh").pk == made


def test_a_draft_from_before_the_publication_finds_the_rows_that_it_made(plan_of, report):
    plan = plan_of()
    first = plan.versions.get().revision
    made = plan.targets.get()
    report(made)
    publish(plan, title="Hai")
    first.refresh_from_db()
    first.publish()
    assert Target.objects.get(plan=plan).pk == made.pk


# The signed file


def test_the_signed_file_gets_its_hash_and_its_words(plan_of, signed):
    content = pdf("Chim se ve vuon")
    plan = publish(plan_of(), signed_file=signed(content))
    assert plan.signed_sha256 == hashlib.sha256(content).hexdigest()
    assert plan.signed_text == "Chim se ve vuon"


@pytest.mark.parametrize(
    "content",
    [pdf(), encrypted("mat"), b"%PDF-1.4 hong", pdf("Chim")[:180], b"", b"%PDF-1.4\n" + b"\xff\x00" * 500],
    ids=["scan", "encrypted", "damaged", "cut", "empty", "rubbish"],
)
def test_a_file_without_readable_words_is_kept_all_the_same(plan_of, signed, content, client):
    plan = publish(plan_of(), signed_file=signed(content))
    assert plan.signed_sha256 == hashlib.sha256(content).hexdigest()
    assert plan.signed_text == ""
    assert plan.signed_sha256 in client.get(plan.url).content.decode()


def test_another_signed_file_changes_the_hash_of_the_next_version_only(plan_of, signed, client):
    plan = publish(plan_of(), signed_file=signed(pdf("Mot")))
    old = plan.signed_sha256
    plan = publish(plan, signed_file=signed(pdf("Hai")))
    assert plan.signed_sha256 != old
    assert old in client.get(f"{plan.url}ban-2/").content.decode()
