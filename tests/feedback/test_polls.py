"""Polls: one vote per browser, results after it and after the last day, votes that nothing loses."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from demo.portal_parts import load_polls
from feedback.models import Poll, PollOption, VoteCount
from feedback.polls.views import limit

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
ADD = "/quan-tri/snippets/feedback/poll/add/"


def make(*answers, days_left=1, **fields):
    closes_on = timezone.localdate() + timedelta(days=days_left)
    fields = {"question": "Bạn thích chim nào?", "introduction": "Vườn chim hỏi."} | fields
    poll = Poll(closes_on=closes_on, live=False, **fields)
    poll.options = [PollOption(answer=answer, sort_order=place) for place, answer in enumerate(answers or ("Sẻ", "Én"))]
    poll.save()
    poll.save_revision().publish()
    return Poll.objects.get(pk=poll.pk)


def vote(client, poll, place=0):
    return client.post(poll.get_absolute_url(), {"answer": poll.options.all()[place].pk})


def counts(poll):
    return {row["answer"]: row["votes"] for row in poll.results()}


@pytest.fixture
def poll():
    """A poll that is open."""
    return make()


def test_a_poll_has_an_address_of_its_own_that_stays(poll):
    assert poll.get_absolute_url() == "/tham-do/ban-thich-chim-nao/"
    assert make().slug == "ban-thich-chim-nao-2"
    poll.question = "Chim gì?"
    poll.save()
    assert poll.slug == "ban-thich-chim-nao"


def test_before_voting_no_result_is_shown(client, poll):
    vote(Client(), poll)
    text = client.get(poll.get_absolute_url()).content.decode()
    assert 'type="radio"' in text
    assert "<table" not in text


def test_a_vote_is_counted_and_shows_the_results(client, poll):
    sent = vote(client, poll, 1)
    assert (sent.status_code, sent["Location"]) == (302, poll.get_absolute_url())
    text = client.get(poll.get_absolute_url()).content.decode()
    assert "<table" in text
    assert 'type="radio"' not in text
    assert counts(poll) == {"Sẻ": 0, "Én": 1}


def test_a_browser_votes_once(client, poll):
    vote(client, poll, 0)
    vote(client, poll, 1)
    assert counts(poll) == {"Sẻ": 1, "Én": 0}


def test_the_mark_names_the_poll_and_nothing_else(client, poll):
    mark = vote(client, poll).cookies[f"tham-do-{poll.pk}"]
    assert mark.value.split(":")[0] == str(poll.pk)
    assert mark["path"] == poll.get_absolute_url()
    assert mark["httponly"]


@pytest.mark.parametrize("forged", ["1", "1:x:y", "", "\x00", "tham-do"])
def test_a_forged_mark_is_no_mark(client, poll, forged):
    client.cookies[f"tham-do-{poll.pk}"] = forged
    assert 'type="radio"' in client.get(poll.get_absolute_url()).content.decode()


def test_the_mark_of_one_poll_is_none_for_another(client, poll):
    other = make()
    mark = vote(client, poll).cookies[f"tham-do-{poll.pk}"].value
    client.cookies[f"tham-do-{other.pk}"] = mark
    assert 'type="radio"' in client.get(other.get_absolute_url()).content.decode()


def test_a_closed_poll_takes_no_votes_and_shows_the_results(client):
    last_day, closed = make(days_left=0), make(days_left=-1)
    vote(client, last_day)
    vote(client, closed)
    assert (sum(counts(last_day).values()), sum(counts(closed).values())) == (1, 0)
    assert "<table" in Client().get(closed.get_absolute_url()).content.decode()


@pytest.mark.parametrize("answer", ["", "999999", "x", "\x00", "1 OR 1"])
def test_an_unknown_answer_asks_again(client, poll, answer):
    sent = client.post(poll.get_absolute_url(), {"answer": answer})
    assert sent.status_code == 400
    assert "notice-clay" in sent.content.decode()
    assert not VoteCount.objects.exists()


def test_an_answer_of_another_poll_is_unknown(client, poll):
    other = make("Cò", "Vạc")
    sent = client.post(poll.get_absolute_url(), {"answer": other.options.first().pk})
    assert sent.status_code == 400


def test_a_flood_is_asked_to_wait(client, poll):
    while limit.take():
        pass
    assert vote(client, poll).status_code == 429
    assert not VoteCount.objects.exists()


def test_votes_need_the_form_of_this_site(poll):
    assert vote(Client(enforce_csrf_checks=True), poll).status_code == 403


@pytest.mark.parametrize("path", ["/tham-do/khong-co/", "/tham-do/"])
def test_an_unknown_poll_answers_404(client, path):
    assert client.get(path).status_code == 404


def test_a_draft_answers_404(client, poll):
    poll.unpublish()
    assert client.get(poll.get_absolute_url()).status_code == 404


def test_a_later_draft_loses_no_vote(client, poll):
    vote(client, poll, 0)
    poll.options = [PollOption(answer=answer) for answer in ("Én", "Cò")]
    poll.save_revision().publish()
    assert counts(Poll.objects.get(pk=poll.pk)) == {"Én": 0, "Cò": 0, "Sẻ": 1}


def test_shares_add_up_to_the_votes(poll):
    for _time in range(3):
        poll.count("Én")
    poll.count("Sẻ")
    assert [(row["votes"], row["share"]) for row in poll.results()] == [(1, 25), (3, 75)]


def test_the_page_costs_the_same_however_many_answers(client, django_assert_max_num_queries):
    poll = make(*(f"Chim {number}" for number in range(10)))
    client.get(poll.get_absolute_url())
    with django_assert_max_num_queries(6):
        client.get(poll.get_absolute_url())


@pytest.mark.parametrize("group", ["Biên tập viên", "Trưởng ban"])
def test_editors_and_chiefs_write_polls_and_nobody_publishes_alone(client, group):
    user = User.objects.create_user(group, password="x")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    rows = {"options-TOTAL_FORMS": "2", "options-INITIAL_FORMS": "0"}
    for place, answer in enumerate(("Sẻ", "Én")):
        rows |= {f"options-{place}-answer": answer, f"options-{place}-ORDER": str(place + 1), f"options-{place}-id": ""}
    words = {"question": "Bạn thích chim nào?", "introduction": "Hỏi.", "closes_on": "31/12/2099"}
    client.post(ADD, words | rows | {"action-publish": "1"})
    assert Poll.objects.get().live is False
    assert client.get("/quan-tri/snippets/feedback/poll/").status_code == 200


def test_a_preview_shows_the_question(client, admin_user, poll):
    client.force_login(admin_user)
    history = f"/quan-tri/snippets/feedback/poll/history/{poll.pk}/revisions/{poll.latest_revision_id}/view/"
    assert 'type="radio"' in client.get(history).content.decode()


def test_the_demo_publishes_its_poll_once(client):
    load_polls()
    load_polls()
    (poll,) = Poll.objects.all()
    assert client.get(poll.get_absolute_url()).status_code == 200
