"""Notices of suspension: announced in time, shown on every page until the end, gone afterwards."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import TaskState

from agencies.counting.calendar import Calendar
from core import generation
from home.models import ServiceNotice
from home.notices import ongoing
from home.notices.models import published_notices
from tests.home.content import record, store

pytestmark = pytest.mark.django_db
ADD = "/quan-tri/snippets/home/servicenotice/add/"


def working_days_ahead(number):
    """08:00 on the day so many working days from today."""
    day = Calendar.load().add_working_days(timezone.localdate(), number).day
    return timezone.make_aware(datetime(day.year, day.month, day.day, 8))


def notice(ahead=7, **fields):
    starts_at = fields.pop("starts_at", None) or working_days_ahead(ahead)
    fields = {"expected_end_at": starts_at + timedelta(hours=4)} | fields
    return ServiceNotice(title="Bảo trì", affected="Chưa tra cứu được.", starts_at=starts_at, live=False, **fields)


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    """publish(notice): publish it as a request that commits would."""

    def act(made):
        with django_capture_on_commit_callbacks(execute=True):
            made.save()
            made.save_revision().publish()
        return ServiceNotice.objects.get(pk=made.pk)

    return act


def sent(made, **changes):
    words = {"title": made.title, "affected": made.affected, "is_planned": "on", "reason": made.reason}
    for name in ("starts_at", "expected_end_at"):
        words[name] = timezone.localtime(getattr(made, name)).strftime("%d/%m/%Y %H:%M")
    return words | changes


def sign_in(client, group):
    user = User.objects.create_user(group, password="x")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)


# In time


def refused(made):
    with pytest.raises(ValidationError) as refusal:
        made.full_clean()
    return refusal.value.message_dict


def test_a_planned_suspension_is_announced_seven_working_days_ahead():
    notice(ahead=7).full_clean()
    (message,) = refused(notice(ahead=6))["starts_at"]
    assert f"{working_days_ahead(7):%d/%m/%Y}" in message
    assert "224/2026" in message


def test_force_majeure_with_a_reason_may_be_announced_late():
    notice(ahead=1, is_force_majeure=True, reason="Bão số 9 làm mất điện.").full_clean()
    assert "reason" in refused(notice(ahead=1, is_force_majeure=True, reason=" "))


def test_a_fault_that_happened_is_announced_at_any_time():
    notice(starts_at=timezone.now() - timedelta(hours=1), is_planned=False).full_clean()


def test_the_end_comes_after_the_start():
    assert "expected_end_at" in refused(notice(expected_end_at=working_days_ahead(7)))


def test_what_is_public_already_may_be_prolonged_but_not_brought_forward(publish):
    made = publish(notice())
    ServiceNotice.objects.update(starts_at=working_days_ahead(1), expected_end_at=working_days_ahead(2))
    made.refresh_from_db()
    made.expected_end_at += timedelta(days=1)
    made.full_clean()
    made.starts_at -= timedelta(minutes=1)
    assert "starts_at" in refused(made)


def test_a_scheduled_announcement_counts_from_the_day_it_goes_live():
    late = notice(ahead=8, go_live_at=working_days_ahead(3))
    assert "starts_at" in refused(late)


# The banner


def test_every_page_shows_the_notice_until_its_end(client, publish):
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ"))
    made = publish(notice())
    for path in ("/", "/thu-tuc/", procedure.get_absolute_url(), "/so-do/", "/khong-co/"):
        text = client.get(path).content.decode()
        assert "Bảo trì" in text, path
        assert f"{made.starts_at:%d/%m/%Y}" in text, path


@pytest.mark.parametrize("state", ["draft", "over"])
def test_a_draft_and_a_suspension_that_is_over_are_not_shown(client, publish, state):
    now = timezone.now()
    made = notice(starts_at=now - timedelta(hours=2), expected_end_at=now - timedelta(hours=1), is_planned=False)
    if state == "draft":
        made = notice()
        made.save()
    else:
        publish(made)
    assert "Bảo trì" not in client.get("/").content.decode()


def test_a_notice_that_ends_while_it_is_kept_is_shown_no_more(publish):
    now = timezone.now()
    made = publish(
        notice(starts_at=now - timedelta(hours=2), expected_end_at=now + timedelta(hours=1), is_planned=False)
    )
    assert len(ongoing.ongoing()) == 1
    published_notices()[0].expected_end_at = now - timedelta(seconds=1)
    assert ongoing.ongoing() == []
    assert made.live


def test_an_unpublished_and_a_deleted_notice_leave_the_pages(client, publish, django_capture_on_commit_callbacks):
    for end in ("unpublish", "delete"):
        made = publish(notice())
        assert "Bảo trì" in client.get("/").content.decode()
        with django_capture_on_commit_callbacks(execute=True):
            getattr(made, end)()
        assert "Bảo trì" not in client.get("/").content.decode()


def test_pages_ask_for_notices_once_a_minute(django_assert_num_queries, publish):
    publish(notice())
    generation.generation()
    with django_assert_num_queries(1):
        assert len(ongoing.ongoing()) == len(ongoing.ongoing()) == 1


def test_the_words_are_escaped(client, publish):
    made = notice()
    made.title = "<script>alert(1)</script>"
    publish(made)
    assert "<script>alert" not in client.get("/").content.decode()


# The admin


def test_the_form_says_at_the_field_from_when_it_might_start(client):
    sign_in(client, "Trưởng ban")
    answer = client.post(ADD, sent(notice(ahead=2), **{"action-submit": "1"}))
    assert f"{working_days_ahead(7):%d/%m/%Y}" in answer.context["form"].errors["starts_at"][0]
    assert not ServiceNotice.objects.exists()


@pytest.mark.parametrize("role", ["Biên tập viên", "Trưởng ban"])
def test_nobody_publishes_a_notice_alone(client, role):
    sign_in(client, role)
    assert client.post(ADD, sent(notice(), **{"action-publish": "1"})).status_code in (302, 403)
    assert not ServiceNotice.objects.filter(live=True).exists()


@pytest.mark.parametrize(("ahead", "is_approved"), [(2, False), (8, True)])
def test_a_notice_that_became_late_is_not_approved(client, ahead, is_approved):
    sign_in(client, "Biên tập viên")
    client.post(ADD, sent(notice(ahead=9), **{"action-submit": "1"}))
    made = ServiceNotice.objects.get()
    revision = made.latest_revision
    revision.content["starts_at"] = working_days_ahead(ahead).isoformat()
    revision.save()
    sign_in(client, "Trưởng ban")
    state = TaskState.objects.get()
    address = f"/quan-tri/snippets/home/servicenotice/workflow/action/{made.pk}/approve/{state.pk}/"
    assert client.post(address).status_code == 302
    made.refresh_from_db()
    assert made.live is is_approved


def test_a_preview_shows_the_notice(client, admin_user):
    client.force_login(admin_user)
    made = notice()
    made.save()
    made.save_revision()
    history = f"/quan-tri/snippets/home/servicenotice/history/{made.pk}/"
    assert "Bảo trì" in client.get(f"{history}revisions/{made.latest_revision_id}/view/").content.decode()
