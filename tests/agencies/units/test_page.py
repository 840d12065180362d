"""The page on which readers choose where they live: what it shows, asks and says; what it refuses."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agencies.models import Commune

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_units")]
PAGE = "/noi-o/"


def read(client, address=PAGE, **query):
    """The page's text."""
    answer = client.get(address, query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_commune_of_the_province_can_be_chosen(client):
    page = read(client)
    for code, name in Commune.objects.filter(province__code="90").values_list("code", "name"):
        assert f'name="xa" value="{code}" class="button button-plain">{name}' in page
    assert "Sao Mai Bắc" not in page


def test_source_and_date_of_the_list_are_told(client):
    page = read(client)
    assert "Danh sách thử" in page
    assert "01/07/2025" in page


def test_an_unclear_name_asks_and_tells_parts(client):
    page = read(client, ten="giong dua")
    assert page.count('value="90004"') == page.count('value="90007"') == 2
    assert page.count("Giồng Dừa") == 1


def test_a_commune_of_another_province_is_told_and_cannot_be_chosen(client):
    page = read(client, ten="suoi nhum")
    assert "Tỉnh Bắc Giồng" in page
    assert 'value="95004"' not in page


@pytest.mark.parametrize(
    "typed", ["zzzz", "x" * 5000, "\x00", "🙂" * 30, "%00", "\ud7ff\u0301", "<script>alert(1)</script>"]
)
def test_what_names_nothing_gets_a_sentence_and_the_list(client, typed):
    page = read(client, ten=typed)
    assert 'value="90010"' in page
    assert "<script>alert" not in page


def test_a_choice_tells_what_was_there_before(client):
    page = read(client, xa="90007")
    assert "Phường Bến Lụa" in page.split("</h2>")[0]
    assert "Thị trấn Bến Lụa" in page


def test_the_way_back_and_the_next_search_keep_it(client):
    page = read(client, xa="90007", next="/thu-tuc/?q=a")
    assert 'href="/thu-tuc/?q=a&amp;xa=90007"' in page
    assert '<input type="hidden" name="xa" value="90007">' in page


@pytest.mark.parametrize("code", ["1", "abc", "95001", "9" * 50, "\x00", "٣", "90010 "])
def test_a_code_of_nowhere_is_ignored_with_a_sentence(client, code):
    answer = client.get(PAGE, {"xa": code})
    assert answer.context["chosen"] is None
    assert len(answer.context["problems"]) == 1


def test_without_a_list_the_page_says_so(client):
    Commune.objects.all().delete()
    assert 'name="xa"' not in read(client)


def test_queries_do_not_grow_with_what_is_found(client):
    read(client, ten="đồng sen")
    counts = []
    for typed in ("sen tren", "phuong 1", "zzz"):
        with CaptureQueriesContext(connection) as asked:
            read(client, ten=typed)
        counts.append(len(asked))
    assert len(set(counts)) == 1


# Choosing


def choose(client, **sent):
    return client.post(reverse("choose_commune"), sent)


def test_a_choice_goes_on_in_the_address(client):
    answer = choose(client, xa="90010", next="/thu-tuc/1.001193/x/?a=1#noi-nop")
    assert (answer.status_code, answer["Location"]) == (302, "/thu-tuc/1.001193/x/?a=1&xa=90010#noi-nop")
    assert not answer.cookies


def test_a_choice_takes_the_place_of_the_one_before(client):
    assert choose(client, xa="90010", next="/co-quan/?xa=90001")["Location"] == "/co-quan/?xa=90010"


def test_a_choice_is_remembered_where_that_was_ticked(client):
    answer = choose(client, xa="90010", nho="1", next="/co-quan/?xa=90001")
    cookie = answer.cookies["xa"]
    assert answer["Location"] == "/co-quan/"
    assert (cookie.value, cookie["samesite"], cookie["max-age"]) == ("90010", "Lax", 365 * 24 * 3600)


def test_over_https_the_cookie_is_secure(client, settings):
    settings.CSRF_COOKIE_SECURE = True
    assert choose(client, xa="90010", nho="1").cookies["xa"]["secure"]


def test_it_is_forgotten_when_asked(client):
    choose(client, xa="90010", nho="1")
    answer = client.post(reverse("forget_commune"), {"next": "/co-quan/?xa=90010"})
    assert answer["Location"] == "/co-quan/"
    assert answer.cookies["xa"].value == ""
    assert answer.cookies["xa"]["max-age"] == 0


@pytest.mark.parametrize(
    "target",
    [
        "https://xau.example/",
        "//xau.example/",
        "/\\xau.example",
        "javascript:alert(1)",
        "noi-o/",
        "/" + "x" * 2000,
        "\x00",
    ],
)
@pytest.mark.parametrize("address", ["choose_commune", "forget_commune"])
def test_the_way_back_is_one_of_ours(client, target, address):
    location = client.post(reverse(address), {"xa": "90010", "next": target})["Location"]
    assert location.partition("?")[0] == PAGE


@pytest.mark.parametrize("code", ["", "1", "95001", "x" * 500])
def test_what_cannot_be_chosen_leads_back_with_a_sentence(client, code):
    answer = choose(client, xa=code, nho="1")
    assert answer["Location"].startswith(PAGE)
    assert not answer.cookies
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("address", ["choose_commune", "forget_commune"])
def test_forms_come_from_own_pages_alone(client, address):
    assert client.post(reverse(address), {"xa": "90010"}, headers={"Origin": "https://xau.example"}).status_code == 403
    assert client.get(reverse(address)).status_code == 405
