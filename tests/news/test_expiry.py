"""An expired article leaves lists and keeps its address, as it was approved, whatever is drafted since (B6)."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from search.models import SearchDocument

from .conftest import LEAD, fresh
from .test_two_persons import editor_form

pytestmark = pytest.mark.django_db
LISTS = ("/tin-tuc/", "/tin-tuc/rss.xml", "/tin-tuc/atom.xml", "/", "/so-do/", "/sitemap.xml")


def ago(**time):
    """A moment that has passed."""
    return timezone.now() - timedelta(**time)


def shown(client, article):
    """The page at the article's address."""
    answer = client.get(article.url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


@pytest.fixture(params=[False, True], ids=["time is over", "after the nightly command"])
def expired(request, publish):
    """A public article whose time is over, before and after the command that says so in the table."""
    article = publish("Lịch tiêm", published_on=ago(days=2), expire_at=ago(hours=1))
    if request.param:
        call_command("publish_scheduled")
        assert not fresh(article).live
    return fresh(article)


@pytest.mark.parametrize("address", LISTS)
def test_it_leaves_every_list(client, expired, address):
    assert expired.url not in client.get(address).content.decode()


def test_it_keeps_its_address_with_a_banner_out_of_indexes(client, expired):
    page = shown(client, expired)
    assert page.h1.text == "Lịch tiêm"
    assert page.find(class_="notice-gold")
    assert "noindex" in page.find("meta", attrs={"name": "robots"})["content"]
    assert LEAD in page.text


def test_it_leaves_the_search(client, expired):
    assert expired.url not in client.get("/tim-kiem/", {"q": "lịch tiêm"}).content.decode()


def test_a_running_article_has_no_banner(client, publish):
    page = shown(client, publish(expire_at=timezone.now() + timedelta(days=1)))
    assert not page.find(class_="notice-gold")
    assert not page.find("meta", attrs={"name": "robots"})


# Drafts of what has expired


@pytest.fixture
def drafted(enter, person, publish):
    """drafted(**form): an expired article, saved anew in the editor with these fields, not approved."""

    def make(**words):
        article = publish("Lịch tiêm", published_on=ago(days=2), expire_at=ago(hours=1))
        call_command("publish_scheduled")
        client = enter(person("Biên tập viên"))
        form = editor_form(fresh(article)) | {"title": "Bản nháp kín", "lead": "Lời kín"} | words
        answer = client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form)
        assert answer.status_code == 302
        client.logout()
        draft = fresh(article).get_latest_revision_as_object()
        assert draft.title == "Bản nháp kín"
        return article

    return make


def test_a_draft_does_not_show_through(client, drafted):
    page = shown(client, drafted())
    assert page.h1.text == "Lịch tiêm"
    assert "kín" not in page.text.replace("chưa kín", "")


def test_a_draft_does_not_move_the_address(client, drafted):
    article = drafted(slug="dia-chi-khac")
    assert shown(client, article).h1.text == "Lịch tiêm"
    assert client.get("/tin-tuc/dia-chi-khac/").status_code == 404


def test_a_draft_without_a_date_breaks_nothing(client, drafted):
    article = drafted(published_on="", expire_at="")
    assert shown(client, article).find(class_="notice-gold")


def test_the_tags_and_authors_are_those_of_the_approved_version(client, drafted):
    row = {"bylines-TOTAL_FORMS": 1, "bylines-0-name": "Người kín", "bylines-0-share": "", "bylines-0-ORDER": 1,
           "bylines-0-id": ""}  # fmt: skip
    assert "Hồng Mai" in shown(client, drafted(**row)).text


def test_a_version_that_waits_for_its_time_does_not_show_through(client, publish):
    article = publish("Lịch tiêm", expire_at=ago(hours=1))
    call_command("publish_scheduled")
    draft = fresh(article).get_latest_revision_as_object()
    draft.title, draft.expire_at = "Lịch tháng sau", None
    draft.go_live_at = timezone.now() + timedelta(days=3)
    draft.save_revision().publish()
    assert shown(client, article).h1.text == "Lịch tiêm"


def test_a_change_that_was_approved_for_later_does_not_show_through_when_the_article_expires_first(client, publish):
    article = publish("Lịch tiêm")
    draft = fresh(article).get_latest_revision_as_object()
    draft.title, draft.go_live_at = "Lịch tháng sau", timezone.now() + timedelta(days=3)
    draft.save_revision().publish()
    fresh(article).unpublish(set_expired=True)
    assert shown(client, article).h1.text == "Lịch tiêm"


def test_approving_the_draft_brings_the_article_back(client, drafted):
    article = fresh(drafted(lead=LEAD, expire_at=""))
    article.get_latest_revision().publish()
    page = shown(client, article)
    assert page.h1.text == "Bản nháp kín"
    assert not page.find(class_="notice-gold")
    assert article.url in client.get("/tin-tuc/").content.decode()


# Drafts of what was never public, and what waits for its time


def test_a_draft_is_nowhere(client, write):
    article = write(None, "Bài nháp kín")
    assert client.get(article.url).status_code == 404
    for address in LISTS:
        assert "Bài nháp kín" not in client.get(address).content.decode()


def test_a_scheduled_article_is_nowhere_until_its_time(client, write):
    later = timezone.now() + timedelta(days=1)
    article = write(None, "Bài hẹn giờ", go_live_at=later)
    article.get_latest_revision().publish()
    assert client.get(article.url).status_code == 404
    for address in LISTS:
        assert "Bài hẹn giờ" not in client.get(address).content.decode()
    revision = article.get_latest_revision()
    revision.content["go_live_at"] = ago(hours=1)
    revision.approved_go_live_at = ago(hours=1)
    revision.save()
    call_command("publish_scheduled")
    assert client.get(article.url).status_code == 200


def test_a_draft_of_what_is_public_does_not_show_through(client, publish):
    article = publish("Lịch tiêm")
    draft = article.get_latest_revision_as_object()
    draft.title = "Bản nháp kín"
    draft.save_revision()
    assert shown(client, article).h1.text == "Lịch tiêm"
    assert not SearchDocument.objects.filter(title__contains="kín").exists()
