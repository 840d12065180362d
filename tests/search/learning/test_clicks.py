"""Which result is opened after which words: by people, by the day, with a threshold, a cap and an end."""

import pytest
from django.test import RequestFactory

from core.web.readings import count, noted
from search import counting
from search.counting import note_click
from search.learning import clicks
from search.learning.clicks import counted_pairs
from search.models import ClickedResult
from tests.home.content import record, store

from .content import day, opened

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
PERSON = "Mozilla/5.0 (Linux; Android 14) Mobile Safari/537.36"
LIST = "/thu-tuc/"


def click(words="vườn chim", key="se", agent=PERSON, **headers):
    sent = {"User-Agent": agent, "Referer": f"http://testserver{LIST}?q={words}"} | headers
    request = RequestFactory().get("/thu-tuc/9.300001/chim/", headers=sent)
    note_click(request, "procedure", key, LIST)
    count(request, noted(request))


def counted():
    clicks.counts.flush()
    return {(row.query, row.kind, row.key): row.clicks for row in ClickedResult.objects.all()}


def pairs():
    return [(row["query"], row["key"], row["opened"]) for row in counted_pairs("procedure")]


def test_clicks_on_a_result_add_up_for_the_folded_query():
    click("Vườn chim")
    click("vuon chim")
    clicks.counts.flush()
    click("vuon chim")
    click("vuon chim", key="co")
    assert counted() == {("vuon chim", "procedure", "se"): 3, ("vuon chim", "procedure", "co"): 1}


@pytest.mark.parametrize("agent", ["Googlebot/2.1", "some-crawler", "", "python-requests/2", "curl/8"])
def test_robots_are_not_counted(agent):
    click(agent=agent)
    assert counted() == {}


def test_what_is_fetched_ahead_or_reached_another_way_is_not_counted():
    click(**{"Sec-Purpose": "prefetch"})
    click(Referer="https://elsewhere.example/thu-tuc/?q=chim")
    click(Referer="http://testserver/co-quan/?q=chim")
    assert counted() == {}


def test_the_page_of_a_procedure_counts_its_own_key(client):
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ"))
    headers = {"User-Agent": PERSON, "Referer": "http://testserver/tim-kiem/?q=chim"}
    client.get(procedure.get_absolute_url(), headers=headers)
    assert counted() == {("chim", "procedure", procedure.national_id): 1}


def test_the_table_has_no_room_for_a_person():
    names = {field.name for field in ClickedResult._meta.fields}
    assert names == {"id", "day", "query", "words", "kind", "key", "clicks"}


def test_what_is_older_than_a_season_goes_with_the_next_click():
    opened("chim", "se", days=2, first=clicks.DAYS - 1)
    click("ca")
    clicks.counts.flush()
    counting.counts.flush()
    assert set(ClickedResult.objects.values_list("query", "day")) == {("ca", day(0)), ("chim", day(clicks.DAYS - 1))}


@pytest.mark.parametrize(
    ("each", "days", "first", "counts"),
    [
        (2, 3, 0, True),
        (1, 5, 0, True),
        (1, 4, 0, False),
        (100, 2, 0, False),
        (2, 3, 87, True),
        (2, 3, 88, False),
    ],
)
def test_a_pair_counts_from_five_clicks_on_three_days_of_the_last_ninety(each, days, first, counts):
    opened("chim", "se", clicks=each, days=days, first=first)
    assert bool(pairs()) is counts


def test_a_day_gives_a_pair_no_more_than_the_cap():
    opened("chim", "se", clicks=1000)
    opened("chim", "co", clicks=1)
    opened("chim", "co", clicks=3, first=3)
    assert pairs() == [("chim", "se", 3 * clicks.CAP), ("chim", "co", 12)]


def test_words_with_something_personal_are_not_counted():
    click("hồ sơ của 0912345678")
    assert counted() == {}
