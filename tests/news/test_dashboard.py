"""The desk: deadlines from the law's data, what to read again, for whom it is; its cost does not grow."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from agencies.models import CalendarYear
from news.models import ArticlePage, Category, DeadlineRule, Takedown
from news.newsroom import dashboard as newsroom_dashboard

from .conftest import redraft

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def today(monkeypatch):
    """today(y, m, d): the day that the desk takes for today."""

    def set_day(*parts):
        monkeypatch.setattr(newsroom_dashboard.timezone, "localdate", lambda *args: date(*parts))

    return set_day


def only(articles=None):
    """The one Deadline that runs."""
    (found,) = newsroom_dashboard.deadlines(ArticlePage.objects.all() if articles is None else articles)
    return found


@pytest.mark.parametrize(
    ("slug", "event", "due"),
    [
        ("tin-tuc", date(2026, 6, 1), date(2026, 6, 3)),
        ("tin-tuc", date(2026, 6, 5), date(2026, 6, 9)),  # over a weekend
        ("pho-bien-phap-luat", date(2026, 6, 1), date(2026, 6, 22)),
        ("khen-thuong-xu-phat", date(2026, 6, 30), date(2026, 7, 14)),  # the old rule, on its last day
        ("khen-thuong-xu-phat", date(2026, 7, 1), date(2026, 7, 1)),  # the new one, on its first
        ("tin-tuc", date(2026, 4, 24), date(2026, 4, 29)),  # over days off
    ],
)
def test_the_rule_in_force_on_the_day_of_the_event_counts_working_days(write, today, slug, event, due):
    today(2026, 4, 1)
    write(None, category=Category.objects.get(slug=slug), event_on=event)
    assert only().due_on == due


def test_a_rule_that_the_office_changes_counts_at_once(write, today):
    today(2026, 11, 2)
    write(None, event_on=date(2026, 11, 2))
    assert only().due_on == date(2026, 11, 2)
    DeadlineRule.objects.filter(category__slug="tin-tuc", effective_to=None).update(working_days=3, source="Luật mới")
    assert (only().due_on, only().source) == (date(2026, 11, 5), "Luật mới")


@pytest.mark.parametrize(
    ("now", "left", "is_late"),
    [
        ((2026, 6, 1), 2, False),
        ((2026, 6, 3), 0, False),
        ((2026, 6, 4), -1, True),
        ((2026, 6, 6), -2, True),
    ],
)
def test_days_left_are_working_days_and_late_is_late(write, today, now, left, is_late):
    today(*now)
    write(None, event_on=date(2026, 6, 1))
    assert (only().days_left, only().is_late) == (left, is_late)


def test_due_on_a_saturday_is_late_on_sunday(write, today):
    today(2026, 11, 15)
    write(None, event_on=date(2026, 11, 14))
    assert only().is_late


def test_a_year_whose_days_off_are_not_decided_makes_it_provisional(write, today):
    today(2026, 6, 1)
    write(None, event_on=date(2026, 6, 1))
    CalendarYear.objects.filter(year=2026).update(is_confirmed=True)
    assert only().is_confirmed
    CalendarYear.objects.filter(year=2026).update(is_confirmed=False)
    assert not only().is_confirmed


def test_only_unpublished_ones_with_category_and_event_have_a_deadline(write, publish):
    write(None, "Không ngày")
    write(None, "Không chuyên mục", event_on=date(2026, 6, 1), category=None)
    write(None, "Trước mọi quy định", event_on=date(2001, 1, 1))
    publish("Đã đăng", event_on=date(2026, 6, 1))
    assert newsroom_dashboard.deadlines(ArticlePage.objects.all()) == []


def test_the_most_urgent_comes_first(write, today):
    today(2026, 6, 1)
    for number in (3, 1, 2):
        write(None, f"Bài {number}", event_on=date(2026, 6, number))
    assert [found.article.title for found in newsroom_dashboard.deadlines(ArticlePage.objects.all())] == [
        "Bài 1",
        "Bài 2",
        "Bài 3",
    ]


def test_what_has_to_be_read_again_is_named_from_its_day_on(publish, write):
    day = timezone.localdate()
    publish("Hôm nay", review_on=day)
    publish("Hôm qua", review_on=day - timedelta(days=1))
    publish("Ngày mai", review_on=day + timedelta(days=1))
    publish("Không hẹn")
    write(None, "Nháp", review_on=day)
    assert [article.title for article in newsroom_dashboard.to_review(ArticlePage.objects.all())] == [
        "Hôm qua",
        "Hôm nay",
    ]


def test_takedowns_wait_until_they_are_decided(person, publish):
    head, article = person("Trưởng ban"), publish()
    waiting = Takedown.objects.create(article=article, reason="Sai", asked_by=head)
    Takedown.objects.create(article=article, reason="Cũ", asked_by=head, refused_at=timezone.now())
    assert list(newsroom_dashboard.takedowns_to_decide(ArticlePage.objects.all())) == [waiting]


# On the dashboard


def dashboard(client):
    """The dashboard and how many queries it needs, the process being warm."""
    address = reverse("wagtailadmin_home")
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(address).content.decode()
    return page, len(queries)


def test_the_dashboard_names_what_waits_and_why(enter, person, write, publish):
    write(None, "Bài trễ", event_on=date(2026, 6, 1))
    publish("Bài cần rà soát", review_on=timezone.localdate())
    page, _cost = dashboard(enter(person("Trưởng ban")))
    for words in ("Bài trễ", "03/06/2026", "Nghị định 43/2011/NĐ-CP", "Bài cần rà soát"):
        assert words in page


def test_the_title_of_the_newest_draft_is_escaped(enter, person, write):
    article = write(None, "Cũ", event_on=date(2026, 6, 1))
    redraft(article, title="<script>alert(1)</script>")
    assert "<script>alert(1)" not in dashboard(enter(person("Trưởng ban")))[0]


@pytest.mark.slow
def test_the_dashboard_costs_the_same_with_many_drafts(enter, person, write, publish):
    client = enter(person("Trưởng ban"))
    for number in range(5):
        write(None, f"Bài {number}", event_on=date(2026, 6, 1))
    few = dashboard(client)[1]
    for number in range(5, 25):
        write(None, f"Bài {number}", event_on=date(2026, 6, 1))
    assert dashboard(client)[1] == few
