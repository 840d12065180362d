"""“Was this useful?”: what is taken, what is refused, that nobody is known by it, what editors see."""

import csv
import io
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from feedback.models import Opinion
from feedback.rate_limit import RateLimit
from feedback.usefulness.report import by_object
from feedback.usefulness.views import limit
from tests.home.content import record, store
from tests.home.test_information_page import publish

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
SEND = "/y-kien/"
LIST = "/quan-tri/snippets/feedback/opinion/"
REPORT = "/quan-tri/bao-cao/huu-ich/"


@pytest.fixture
def bird():
    """A procedure that one may have an opinion about."""
    return store(record(1, "Cấp thẻ chim sẻ"))[0]


def answer(bird, **changes):
    return {"kind": "procedure", "key": bird.national_id, "useful": "no", "text": "", "website": ""} | changes


def sign_in(client, group):
    user = User.objects.create_user(group, password="x")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)


# Giving an opinion


@pytest.mark.parametrize("useful", ["yes", "no"])
def test_an_answer_is_kept_and_leads_back_to_the_page(client, bird, useful):
    sent = client.post(SEND, answer(bird, useful=useful, text="Thiếu giờ mở cửa"))
    assert (sent.status_code, sent["Location"]) == (302, f"{bird.get_absolute_url()}#cam-on")
    kept = Opinion.objects.get()
    assert (kept.is_useful, kept.text, kept.kind, kept.key) == (
        useful == "yes",
        "Thiếu giờ mở cửa",
        "procedure",
        bird.national_id,
    )


def test_procedures_and_information_pages_ask(client, bird):
    page = publish("Vườn chim")
    for url, kind, key in ((bird.get_absolute_url(), "procedure", bird.national_id), (page.url, "page", page.pk)):
        text = client.get(url).content.decode()
        assert f'action="{SEND}"' in text
        assert f'name="kind" value="{kind}"' in text
        assert f'name="key" value="{key}"' in text
        assert client.post(SEND, {"kind": kind, "key": key, "useful": "yes"})["Location"] == f"{url}#cam-on"


def test_a_page_asks_at_no_query(client, bird, django_assert_max_num_queries):
    client.get(bird.get_absolute_url())
    with django_assert_max_num_queries(20):
        client.get(bird.get_absolute_url())


def test_a_withdrawn_procedure_does_not_ask(client, bird):
    store(record(2, "Cấp thẻ chim én"), full=True)
    assert f'action="{SEND}"' not in client.get(bird.get_absolute_url()).content.decode()
    assert client.post(SEND, answer(bird)).status_code == 404


def test_nothing_of_the_reader_is_kept(client, bird):
    client.post(SEND, answer(bird), headers={"User-Agent": "máy của tôi"}, REMOTE_ADDR="203.0.113.9")
    kept = {field.attname for field in Opinion._meta.concrete_fields}
    assert kept == {"id", "kind", "key", "title", "is_useful", "text", "given_on", "state"}
    assert not client.cookies


@pytest.mark.parametrize("next_page", ["https://xau.example", "//xau.example", "/\\xau.example"])
def test_it_leads_to_the_page_itself_only(client, bird, next_page):
    sent = client.post(SEND, answer(bird, next=next_page, url=next_page), headers={"Referer": next_page})
    assert sent["Location"] == f"{bird.get_absolute_url()}#cam-on"


@pytest.mark.parametrize(
    "changes", [{"useful": ""}, {"useful": "maybe"}, {"text": "a" * 501}, {"text": "a\x00b"}, {"website": "\x00"}]
)
def test_what_is_refused_comes_back_with_the_words(client, bird, changes):
    sent = client.post(SEND, answer(bird, **({"text": "Lời góp ý"} | changes)))
    assert sent.status_code == 400
    assert "notice-clay" in sent.content.decode()
    if "text" not in changes:
        assert "Lời góp ý" in sent.content.decode()
    assert not Opinion.objects.exists()


@pytest.mark.parametrize(
    "changes", [{"kind": ""}, {"key": "999999"}, {"kind": "a" * 99}, {"key": "\x00"}, {"key": "x'--"}]
)
def test_an_opinion_about_nothing_answers_404(client, bird, changes):
    assert client.post(SEND, answer(bird, **changes)).status_code == 404


def test_only_posts_are_taken(client):
    assert client.get(SEND).status_code == 405


def test_a_program_is_thanked_and_forgotten(client, bird):
    assert client.post(SEND, answer(bird, website="https://mua.example")).status_code == 302
    assert not Opinion.objects.exists()


def test_a_flood_is_asked_to_wait_with_the_words_kept(client, bird):
    while limit.take():
        pass
    sent = client.post(SEND, answer(bird, text="Lời góp ý"))
    assert sent.status_code == 429
    assert "Lời góp ý" in sent.content.decode()
    assert not Opinion.objects.exists()


def test_room_comes_back_with_time():
    small = RateLimit(most=1, seconds=0)
    assert [small.take(), small.take()] == [True, True]
    assert [RateLimit(most=0, seconds=60).take()] == [False]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "https://xau.example"},
        {"Origin": "https://testserver"},
        {"Origin": "http://testserver.example"},
        {"Referer": "http://xau.example/testserver/"},
        {"Referer": "http://[xau"},
        {"Origin": "https://xau.example", "Referer": "http://testserver/"},
    ],
    ids=str,
)
def test_a_form_of_another_site_is_refused_in_plain_words(bird, headers):
    sent = Client(enforce_csrf_checks=True, headers=headers).post(SEND, answer(bird))
    assert sent.status_code == 403
    assert "CSRF" not in sent.content.decode()
    assert "Django" not in sent.content.decode()
    assert not Opinion.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://testserver"},
        {"Referer": "http://testserver/thu-tuc/?q=chim"},
        {"Origin": "https://portal.example.vn"},
    ],
    ids=str,
)
def test_a_form_of_this_site_needs_no_token(bird, headers, settings):
    """Also behind a proxy that takes HTTPS off, under the portal's public address."""
    settings.CSRF_TRUSTED_ORIGINS = ["https://portal.example.vn"]
    sent = Client(enforce_csrf_checks=True, headers=headers).post(SEND, answer(bird))
    assert sent.status_code == 302


# What editors see


def test_words_are_listed_for_editors_and_lead_nowhere(client, bird):
    client.post(SEND, answer(bird, text="Xem https://xau.example/<b>nhé</b>"))
    client.post(SEND, answer(bird))
    sign_in(client, "Biên tập viên")
    text = client.get(LIST).content.decode()
    assert "xau.example/&lt;b&gt;" in text
    assert "https://xau" not in text
    assert 'href="https://xau' not in text
    assert client.get(LIST).context["object_list"].count() == 1


def test_words_are_handled_and_never_rewritten(client, bird):
    client.post(SEND, answer(bird, text="Thiếu giờ mở cửa"))
    kept = Opinion.objects.get()
    sign_in(client, "Biên tập viên")
    assert client.get(f"{LIST}edit/{kept.pk}/").status_code == 200
    client.post(f"{LIST}edit/{kept.pk}/", {"state": "handled", "text": "Khác", "is_useful": "on"})
    kept.refresh_from_db()
    assert (kept.state, kept.text, kept.is_useful) == ("handled", "Thiếu giờ mở cửa", False)


def test_nobody_in_the_admin_writes_an_opinion(client, admin_user):
    client.force_login(admin_user)
    assert client.get(LIST + "add/").status_code == 302
    assert client.get(LIST).status_code == 200


def test_words_never_reach_a_public_page(client, bird):
    client.post(SEND, answer(bird, text="Lời kín đáo"))
    for path in (bird.get_absolute_url(), "/", "/tim-kiem/?q=kín+đáo"):
        assert "Lời kín đáo" not in client.get(path).content.decode()


def give(bird, is_useful, **fields):
    return Opinion.objects.create(kind="procedure", key=bird.national_id, title="Chim", is_useful=is_useful, **fields)


def test_the_report_counts_each_page(bird):
    for is_useful, text, state in ((True, "", "new"), (False, "a", "new"), (False, "b", "handled")):
        give(bird, is_useful, text=text, state=state)
    (row,) = by_object()
    assert (row["page"], row["url"]) == ("Cấp thẻ chim sẻ", bird.get_absolute_url())
    assert (row["yes"], row["no"], row["texts"], row["unread"]) == (1, 2, 2, 1)


def test_the_report_is_a_safe_table_for_editors(client, bird):
    give(bird, True, given_on=timezone.localdate() - timedelta(days=1))
    assert client.get(REPORT).status_code == 302
    sign_in(client, "Biên tập viên")
    assert "Cấp thẻ chim sẻ" in client.get(REPORT).content.decode()
    exported = b"".join(client.get(REPORT + "?export=csv").streaming_content).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(exported)))[1][:4] == ["Cấp thẻ chim sẻ", bird.get_absolute_url(), "1", "0"]
