"""A section's list and feeds: whose articles, in which order, narrowed how; read in four articles."""

from datetime import datetime, timedelta
from xml.etree.ElementTree import fromstring

import pytest
from django.utils import timezone

from news.models import Category, SectionPage

from .conftest import new_agency, new_article

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
LIST = "/tin-tuc/"


def titles(client, address=LIST, **parameters):
    """The titles of a list, in their order."""
    return [item["title"] for item in client.get(address, parameters).context["items"]]


def day(text):
    """Noon of a day dd/mm/yyyy."""
    return timezone.make_aware(datetime.strptime(text, "%d/%m/%Y") + timedelta(hours=12))


@pytest.fixture(scope="module")
def own_section(lasting):
    """The section of an agency below the news."""
    made = SectionPage(title="Trạm Vườn Chim", agency=new_agency(), live=True)
    SectionPage.objects.get(slug="tin-tuc").add_child(instance=made)
    return made


@pytest.fixture(scope="module", autouse=True)
def articles(own_section):
    """Four articles: two categories, two months, one in the agency's section and about it."""
    notice = Category.objects.get(slug="thong-bao")
    new_article("Một", published_on=day("05/09/2026"))
    new_article("Hai", published_on=day("07/09/2026"), category=notice)
    new_article("Ba", published_on=day("01/10/2026"), category=notice)
    new_article("Bốn", published_on=day("02/10/2026"), under=own_section, agency=own_section.agency)


def test_a_section_lists_its_own_and_those_below_newest_first(client):
    assert titles(client) == ["Bốn", "Ba", "Hai", "Một"]


def test_a_section_below_lists_its_own_only(client, own_section):
    assert titles(client, own_section.url) == ["Bốn"]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"chuyen-muc": "thong-bao"}, ["Ba", "Hai"]),
        ({"co-quan": "tram-kiem-lam-vuon-chim"}, ["Bốn"]),
        ({"thang": "2026-09"}, ["Hai", "Một"]),
        ({"nam": "2026"}, ["Bốn", "Ba", "Hai", "Một"]),
        ({"nam": "2025"}, []),
        ({"nam": "٢٠٢٦"}, []),
        ({"nam": "2026", "thang": "2026-09"}, ["Hai", "Một"]),
        ({"chuyen-muc": "thong-bao", "thang": "2026-10"}, ["Ba"]),
        ({"chuyen-muc": "", "co-quan": "", "thang": ""}, ["Bốn", "Ba", "Hai", "Một"]),
    ],
)
def test_filters_narrow(client, chosen, expected):
    assert titles(client, **chosen) == expected


def counts(client, **chosen):
    """{label: count} of every option of a narrowed list."""
    filters = client.get(LIST, chosen).context["filters"]
    return {option["value"]: option["count"] for kind in filters for option in kind["options"]}


def test_each_count_is_taken_as_if_its_own_filter_were_not_set(client):
    every = {"tin-tuc": 2, "thong-bao": 2, "tram-kiem-lam-vuon-chim": 1, "2026": 4, "2026-10": 2, "2026-09": 2}
    assert counts(client) == every
    assert counts(client, **{"chuyen-muc": "thong-bao"}) == {
        "tin-tuc": 2,
        "thong-bao": 2,
        "2026": 2,
        "2026-10": 1,
        "2026-09": 1,
    }
    assert counts(client, thang="2026-09") == {"tin-tuc": 1, "thong-bao": 1, "2026": 2, "2026-10": 2, "2026-09": 2}


def test_every_count_keeps_its_promise(client):
    for kind in client.get(LIST).context["filters"]:
        for option in kind["options"]:
            assert len(titles(client, **{kind["key"]: option["value"]})) == option["count"]


@pytest.mark.parametrize(
    "chosen",
    [
        {"chuyen-muc": "khong-co"},
        {"co-quan": "khong-co"},
        {"thang": "2026-13"},
        {"thang": "thang-9"},
        {"thang": "0001-01"},
        {"thang": "9999-12"},
        {"thang": "2026-09-01"},
        {"chuyen-muc": "a\x00b"},
        {"co-quan": "'; DROP TABLE"},
        {"chuyen-muc": "x" * 5000},
    ],
)
@pytest.mark.parametrize("address", [LIST, LIST + "rss.xml", LIST + "atom.xml"])
def test_unknown_values_find_nothing_and_break_nothing(client, address, chosen):
    answer = client.get(address, chosen)
    assert answer.status_code == 200
    assert "Bốn" not in answer.content.decode().replace("Bốn mùa", "")


@pytest.mark.parametrize("page", ["abc", "99", "-1", "0", "", "1.5", "٣", "9" * 30, "a\x00b"])
def test_an_odd_page_breaks_nothing(client, page):
    assert len(titles(client, trang=page)) == 4


@pytest.mark.parametrize("address", ["/tin-tuc/a%00b/", "/tin-tuc/%ff/", "/tin-tuc/rss.xml/x", "/tin-tuc/x/rss.xml"])
def test_an_odd_address_is_not_found(client, address):
    assert client.get(address).status_code in (400, 404)


def test_narrowed_lists_and_further_pages_stay_out_of_indexes(client):
    assert b"noindex" not in client.get(LIST).content
    assert b"noindex" in client.get(LIST, {"thang": "2026-09"}).content
    assert f'rel="canonical" href="http://localhost{LIST}"' in client.get(LIST, {"thang": "2026-09"}).content.decode()


# Feeds


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_a_feed_is_narrowed_like_its_list(client, name):
    feed = client.get(LIST + name, {"chuyen-muc": "thong-bao"}).content
    assert fromstring(feed) is not None
    assert b"Hai" in feed
    assert b"M\xe1\xbb\x99t" not in feed


def test_a_feed_tells_title_lead_address_date_category_and_agency(client):
    item = fromstring(client.get(LIST + "rss.xml").content).find("channel/item")
    assert item.findtext("title") == "Bốn"
    assert item.findtext("link") == "http://localhost/tin-tuc/tram-vuon-chim/bon/"
    assert item.findtext("category") == "Tin tức, sự kiện"
    assert item.findtext("pubDate") == "Fri, 02 Oct 2026 05:00:00 +0000"
    assert item.findtext("description")


def test_a_feed_of_a_section_below_has_its_own_only(client, own_section):
    assert len(fromstring(client.get(own_section.url + "rss.xml").content).findall("channel/item")) == 1
