"""Taking an article off: a reason, two persons, and an address that says so for good (B4, B21)."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from news.models import Takedown
from news.newsroom.views import DecideTakedownView
from search.models import SearchDocument

from .conftest import fresh, redraft

pytestmark = pytest.mark.django_db
REASON = "Số liệu sai, đang kiểm tra lại"


def ask(enter, user, article, **words):
    """The answer to a user who asks for a takedown."""
    return enter(user).post(reverse("news_ask_takedown", args=[article.pk]), {"reason": REASON} | words)


def decide(enter, user, takedown, approve=True, reason=""):
    """The answer to a user who decides about a takedown."""
    words = {"reason": reason} | ({"approve": "1"} if approve else {})
    return enter(user).post(reverse("news_decide_takedown", args=[takedown.pk]), words)


@pytest.fixture
def taken_down(enter, person, publish):
    """taken_down(correction): an article that two persons took off."""

    def make(correction=None):
        article = publish()
        ask(enter, person("Trưởng ban"), article, **{"correction": correction.pk} if correction else {})
        decide(enter, person("Trưởng ban"), Takedown.objects.get())
        enter(person("Trưởng ban")).logout()
        return fresh(article)

    return make


def test_asking_leaves_the_article_public_until_somebody_else_decides(enter, person, publish):
    article, asker = publish(), person("Biên tập viên")
    assert ask(enter, asker, article).status_code == 302
    takedown = Takedown.objects.get()
    assert (takedown.reason, takedown.asked_by, takedown.approved_at) == (REASON, asker, None)
    assert fresh(article).live


@pytest.mark.parametrize("superuser", [False, True])
def test_nobody_decides_what_they_asked_for(enter, person, publish, superuser):
    article, head = publish(), person("Trưởng ban", superuser)
    ask(enter, head, article)
    decide(enter, head, Takedown.objects.get())
    assert fresh(article).live
    assert Takedown.objects.get().approved_at is None


def test_a_reason_is_demanded(enter, person, publish):
    article = publish()
    assert ask(enter, person("Biên tập viên"), article, reason=" ").status_code == 200
    assert not Takedown.objects.exists()


@pytest.mark.parametrize("role", ["Phóng viên", "Biên tập viên cơ quan"])
def test_who_may_not_change_articles_asks_for_nothing(enter, person, publish, role):
    ask(enter, person(role), publish())
    assert not Takedown.objects.exists()


def test_an_administrator_without_the_right_to_publish_decides_nothing(enter, person, publish):
    article = publish()
    ask(enter, person("Biên tập viên"), article)
    decide(enter, person("Quản trị"), Takedown.objects.get())
    assert fresh(article).live


def test_the_old_address_says_that_and_why(client, taken_down):
    article = taken_down()
    answer = client.get(article.url)
    assert answer.status_code == 410
    assert REASON in answer.content.decode()
    assert "noindex" in answer.content.decode()
    assert article.title not in answer.content.decode()


def test_the_old_address_leads_to_the_correction(client, taken_down, publish):
    correction = publish("Bài đính chính")
    assert client.get(taken_down(correction).url)["Location"] == correction.url


def test_a_correction_that_is_gone_leads_nowhere(client, taken_down, publish):
    correction = publish("Bài đính chính")
    article = taken_down(correction)
    correction.unpublish()
    assert client.get(article.url).status_code == 410


def test_an_article_does_not_lead_to_itself(enter, person, publish):
    article = publish()
    assert ask(enter, person("Biên tập viên"), article, correction=article.pk).status_code == 200
    assert not Takedown.objects.exists()


def test_it_leaves_lists_feeds_search_and_neighbours(client, taken_down, publish):
    article = taken_down()
    publish("Bài khác")
    for address in ("/tin-tuc/", "/tin-tuc/rss.xml", "/tin-tuc/atom.xml", "/tin-tuc/bai-khac/", "/", "/so-do/"):
        assert article.url not in client.get(address).content.decode()
    assert not SearchDocument.objects.filter(kind="article", object_key=str(article.pk), is_removed=False).exists()


def test_refusing_needs_a_reason_and_keeps_it_public(enter, person, publish):
    article = publish()
    ask(enter, person("Biên tập viên"), article)
    takedown = Takedown.objects.get()
    decide(enter, person("Trưởng ban"), takedown, approve=False)
    assert Takedown.objects.get().refused_at is None
    decide(enter, person("Trưởng ban"), takedown, approve=False, reason="Số liệu đúng")
    assert Takedown.objects.get().refused_at
    assert fresh(article).live


def test_asking_twice_makes_one_request(enter, person, publish):
    article = publish()
    ask(enter, person("Biên tập viên"), article)
    ask(enter, person("Biên tập viên"), article)
    assert Takedown.objects.count() == 1


def test_a_decision_is_made_once(enter, person, taken_down):
    taken_down()
    assert decide(enter, person("Trưởng ban"), Takedown.objects.get()).status_code == 404


def test_drafts_of_it_do_not_show_through(client, taken_down):
    article = taken_down()
    redraft(article, title="Bản nháp kín", slug="khac")
    assert client.get(article.url).status_code == 410
    assert "Bản nháp kín" not in client.get(article.url).content.decode()


def test_publishing_it_anew_ends_the_takedown(client, taken_down):
    article = taken_down()
    article.get_latest_revision().publish()
    assert client.get(article.url).status_code == 200
    assert Takedown.objects.get().ended_at


def test_it_stays_off_while_a_new_version_waits_for_its_time(client, taken_down):
    article = taken_down()
    draft = article.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.save_revision().publish()
    assert client.get(article.url).status_code == 410


def test_it_is_never_deleted(enter, person, taken_down):
    article = taken_down()
    enter(person("Trưởng ban", superuser=True)).post(reverse("wagtailadmin_pages:delete", args=[article.pk]))
    assert fresh(article)


def test_an_expired_article_can_be_taken_down_too(client, enter, person, publish):
    article = publish()
    article.unpublish(set_expired=True)
    ask(enter, person("Biên tập viên"), article)
    decide(enter, person("Trưởng ban"), Takedown.objects.get())
    client.logout()
    assert client.get(article.url).status_code == 410


def test_who_asked_reads_why_it_was_refused_and_by_whom(enter, person, publish):
    article, asker, head = publish(), person("Biên tập viên"), person("Trưởng ban")
    ask(enter, asker, article)
    decide(enter, head, Takedown.objects.get(), approve=False, reason="Số liệu đã được Sở xác nhận")
    takedown = Takedown.objects.get()
    assert (takedown.refused_by, takedown.refusal) == (head, "Số liệu đã được Sở xác nhận")
    page = enter(asker).get(reverse("news_ask_takedown", args=[article.pk])).content.decode()
    assert "Số liệu đã được Sở xác nhận" in page
    assert head.get_full_name() in page


def test_of_two_decisions_at_once_the_second_is_told(enter, person, publish, monkeypatch):
    article = publish()
    ask(enter, person("Biên tập viên"), article)
    waiting = Takedown.objects.select_related("article", "asked_by").get()
    monkeypatch.setattr(DecideTakedownView, "takedown", waiting)
    decide(enter, person("Trưởng ban"), waiting, approve=False, reason="Giữ lại")
    answer = decide(enter, person("Trưởng ban"), waiting)
    *_earlier, said = [str(message).strip() for message in get_messages(answer.wsgi_request)]
    assert said == "Trong lúc đó đã có người khác quyết định việc này."
    assert fresh(article).live
