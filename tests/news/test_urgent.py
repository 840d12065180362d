"""The urgent lane: one approver, pinned on every page until its time, read again by a third person (B19)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core import generation
from core.web.cache import Cached
from news.models import Publication
from news.models.article import pinned_alerts

from .conftest import decide, fresh, redraft, submit

pytestmark = pytest.mark.django_db
PAGES = ("/", "/tin-tuc/", "/thu-tuc/", "/tim-kiem/", "/co-quan/", "/so-do/")


def in_hours(hours):
    """A moment so many hours from now."""
    return timezone.now() + timedelta(hours=hours)


def now_pinned(client, title, address="/"):
    """Whether a page shows an alert with this title above its content, asked without what the process keeps."""
    for kept in Cached.everything:
        kept.forget()
    head = client.get(address).content.decode().partition("<main")[0]
    return title in head


@pytest.fixture
def alert(publish):
    """A public alert that is pinned for two hours."""
    return publish("Lũ lên nhanh", is_urgent=True, urgent_until=in_hours(2))


@pytest.mark.parametrize("address", PAGES)
def test_an_alert_is_pinned_on_every_page(client, alert, address):
    assert now_pinned(client, "Lũ lên nhanh", address)


def test_it_is_pinned_from_the_moment_of_publication(client, publish, django_capture_on_commit_callbacks):
    client.get("/")
    with django_capture_on_commit_callbacks(execute=True):
        publish("Lũ lên nhanh", is_urgent=True, urgent_until=in_hours(2))
    assert "Lũ lên nhanh" in client.get("/").content.decode().partition("<main")[0]


@pytest.mark.parametrize(
    ("fields", "pinned"),
    [
        ({"urgent_until": in_hours(-1)}, False),
        ({"urgent_until": in_hours(2), "expire_at": in_hours(-1)}, False),
        ({"urgent_until": in_hours(2), "is_urgent": False}, False),
        ({"urgent_until": in_hours(2)}, True),
    ],
    ids=["its time is over", "expired", "not urgent", "running"],
)
def test_it_is_pinned_until_its_time(client, publish, fields, pinned):
    publish("Lũ lên nhanh", **{"is_urgent": True} | fields)
    assert now_pinned(client, "Lũ lên nhanh") is pinned


def test_drafts_and_taken_down_alerts_are_not_pinned(client, write, alert):
    write(None, "Nháp khẩn", is_urgent=True, urgent_until=in_hours(2))
    alert.unpublish()
    assert not now_pinned(client, "Nháp khẩn")
    assert not now_pinned(client, "Lũ lên nhanh")


def test_a_draft_does_not_end_the_alert_that_readers_see(client, alert):
    redraft(alert, is_urgent=False)
    assert now_pinned(client, "Lũ lên nhanh")


def test_the_newest_alert_stands_first_and_titles_are_escaped(alert, publish, client):
    publish("Bão <b>số 9</b>", is_urgent=True, urgent_until=in_hours(2))
    assert [pinned["title"] for pinned in pinned_alerts()] == ["Bão <b>số 9</b>", "Lũ lên nhanh"]
    assert b"<b>s\xe1\xbb\x91 9</b>" not in client.get("/").content


def test_pinning_costs_one_query_a_minute(client, alert, django_assert_num_queries):
    generation.generation()
    with django_assert_num_queries(1):
        pinned_alerts()
    with django_assert_num_queries(0):
        pinned_alerts()


# The later check


@pytest.fixture
def people(person):
    """Who writes, who improves, who approves, who looks again."""
    return person("Phóng viên"), person("Biên tập viên"), person("Trưởng ban"), person("Biên tập viên")


@pytest.fixture
def approved(people, write):
    """The Publication of an alert that two wrote and one approved."""
    reporter, helper, head, _third = people
    article = write(reporter, "Lũ lên nhanh", is_urgent=True, urgent_until=in_hours(2))
    redraft(article, helper, title="Lũ lên rất nhanh")
    submit(article, reporter)
    decide(article, head, "approve")
    assert fresh(article).live
    return Publication.objects.get()


def check(enter, user, publication, reason="Đúng với bản tin của đài khí tượng"):
    """The answer to a user who checks an alert."""
    return enter(user).post(reverse("news_check_alert", args=[publication.pk]), {"reason": reason})


def test_a_third_person_checks_it_and_says_what_was_found(enter, people, approved):
    third = people[3]
    assert check(enter, third, approved).status_code == 302
    approved.refresh_from_db()
    assert approved.checked_by == third
    assert approved.checked_at
    assert approved.check_note == "Đúng với bản tin của đài khí tượng"


@pytest.mark.parametrize("who", [0, 1, 2], ids=["the reporter", "who improved it", "the head"])
def test_whoever_had_a_part_in_it_does_not_check_it(enter, people, approved, who):
    check(enter, people[who], approved)
    approved.refresh_from_db()
    assert approved.checked_at is None


def test_a_check_needs_words_and_happens_once(enter, people, approved):
    assert check(enter, people[3], approved, reason=" ").status_code == 200
    check(enter, people[3], approved)
    assert check(enter, people[3], approved).status_code == 404


def test_what_went_the_long_way_is_not_checked_again(enter, person, publish):
    publish()
    assert check(enter, person("Trưởng ban"), Publication.objects.get()).status_code == 404
