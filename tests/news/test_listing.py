"""A section's list and feeds: whose articles, in which order, narrowed how, at what cost."""

from datetime import datetime, timedelta
from xml.etree.ElementTree import fromstring

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.documents import get_document_model

from bench.news import fill
from news.models import ArticlePage, Attachment, Category, RelatedDocument, SectionPage
from search.documents import Document, save_documents
from search.models import SearchDocument

pytestmark = pytest.mark.django_db
LIST = "/tin-tuc/"
MOST = 8


def titles(client, address=LIST, **parameters):
    """The titles of a list, in their order."""
    return [item["title"] for item in client.get(address, parameters).context["items"]]


def day(text):
    """Noon of a day dd/mm/yyyy."""
    return timezone.make_aware(datetime.strptime(text, "%d/%m/%Y") + timedelta(hours=12))


@pytest.fixture
def room(section, agency):
    """The section of an agency below the news."""
    made = SectionPage(title="Trạm Vườn Chim", agency=agency, live=True)
    section.add_child(instance=made)
    return made


@pytest.fixture
def articles(publish, room, agency):
    """Four articles: two categories, two months, one in the agency's section and about it."""
    notice = Category.objects.get(slug="thong-bao")
    publish("Một", published_on=day("05/09/2026"))
    publish("Hai", published_on=day("07/09/2026"), category=notice)
    publish("Ba", published_on=day("01/10/2026"), category=notice)
    publish("Bốn", published_on=day("02/10/2026"), under=room, agency=agency)


def test_a_section_lists_its_own_and_those_below_newest_first(client, articles):
    assert titles(client) == ["Bốn", "Ba", "Hai", "Một"]


def test_a_section_below_lists_its_own_only(client, articles, room):
    assert titles(client, room.url) == ["Bốn"]


def test_it_shows_twenty_a_page(client, publish):
    for number in range(22):
        publish(f"Bài {number}", published_on=day("01/09/2026") + timedelta(hours=number))
    assert titles(client) == [f"Bài {number}" for number in range(21, 1, -1)]
    assert titles(client, trang=2) == ["Bài 1", "Bài 0"]
    links = client.get(LIST, {"trang": 2}).context["page_links"]
    assert (links.number, links.last, links.previous_url, links.next_url) == (2, 2, LIST, "")


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"chuyen-muc": "thong-bao"}, ["Ba", "Hai"]),
        ({"co-quan": "tram-kiem-lam-vuon-chim"}, ["Bốn"]),
        ({"thang": "2026-09"}, ["Hai", "Một"]),
        ({"chuyen-muc": "thong-bao", "thang": "2026-10"}, ["Ba"]),
        ({"chuyen-muc": "", "co-quan": "", "thang": ""}, ["Bốn", "Ba", "Hai", "Một"]),
    ],
)
def test_filters_narrow(client, articles, chosen, expected):
    assert titles(client, **chosen) == expected


def counts(client, **chosen):
    """{label: count} of every option of a narrowed list."""
    filters = client.get(LIST, chosen).context["filters"]
    return {option["value"]: option["count"] for kind in filters for option in kind["options"]}


def test_each_count_is_taken_as_if_its_own_filter_were_not_set(client, articles):
    every = {"tin-tuc": 2, "thong-bao": 2, "tram-kiem-lam-vuon-chim": 1, "2026-10": 2, "2026-09": 2}
    assert counts(client) == every
    assert counts(client, **{"chuyen-muc": "thong-bao"}) == {"tin-tuc": 2, "thong-bao": 2, "2026-10": 1, "2026-09": 1}
    assert counts(client, thang="2026-09") == {"tin-tuc": 1, "thong-bao": 1, "2026-10": 2, "2026-09": 2}


def test_every_count_keeps_its_promise(client, articles):
    for kind in client.get(LIST).context["filters"]:
        for option in kind["options"]:
            assert len(titles(client, **{kind["key"]: option["value"]})) == option["count"]


def test_a_month_is_a_month_of_this_country(client, publish):
    publish("Đêm giao tháng", published_on="2026-09-30T17:30:00+00:00")
    assert titles(client, thang="2026-10") == ["Đêm giao tháng"]
    assert counts(client)["2026-10"] == 1


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
def test_unknown_values_find_nothing_and_break_nothing(client, articles, address, chosen):
    answer = client.get(address, chosen)
    assert answer.status_code == 200
    assert "Bốn" not in answer.content.decode().replace("Bốn mùa", "")


@pytest.mark.parametrize("page", ["abc", "99", "-1", "0", "", "1.5", "٣", "9" * 30, "a\x00b"])
def test_an_odd_page_breaks_nothing(client, articles, page):
    assert len(titles(client, trang=page)) == 4


@pytest.mark.parametrize("address", ["/tin-tuc/a%00b/", "/tin-tuc/%ff/", "/tin-tuc/rss.xml/x", "/tin-tuc/x/rss.xml"])
def test_an_odd_address_is_not_found(client, articles, address):
    assert client.get(address).status_code in (400, 404)


def test_narrowed_lists_and_further_pages_stay_out_of_indexes(client, articles):
    assert b"noindex" not in client.get(LIST).content
    assert b"noindex" in client.get(LIST, {"thang": "2026-09"}).content
    assert f'rel="canonical" href="http://localhost{LIST}"' in client.get(LIST, {"thang": "2026-09"}).content.decode()


def test_an_empty_list_says_so_and_a_fruitless_filter_offers_all(client, section):
    assert "empty-message" in client.get(LIST).content.decode()
    assert f'<a href="{LIST}">' in client.get(LIST, {"thang": "2026-09"}).content.decode()


def test_titles_and_leads_are_escaped(client, publish):
    publish("<script>alert(1)</script>", lead="<img src=x onerror=alert(1)> và một lời dẫn đủ dài để đăng được ở đây.")
    page = client.get(LIST).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


# Feeds


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_a_feed_is_narrowed_like_its_list(client, articles, name):
    feed = client.get(LIST + name, {"chuyen-muc": "thong-bao"}).content
    assert fromstring(feed) is not None
    assert b"Hai" in feed
    assert b"M\xe1\xbb\x99t" not in feed


def test_a_feed_tells_title_lead_address_date_category_and_agency(client, articles):
    item = fromstring(client.get(LIST + "rss.xml").content).find("channel/item")
    assert item.findtext("title") == "Bốn"
    assert item.findtext("link") == "http://localhost/tin-tuc/tram-vuon-chim/bon/"
    assert item.findtext("category") == "Tin tức, sự kiện"
    assert item.findtext("pubDate") == "Fri, 02 Oct 2026 05:00:00 +0000"
    assert item.findtext("description")


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_invisible_control_characters_do_not_break_a_feed(client, publish, name):
    publish("Mở cửa\x0b sáng\x02 thứ Bảy", lead="Dòng một\x0c" + "a" * 60)
    assert fromstring(client.get(LIST + name).content) is not None


def test_a_feed_of_a_section_below_has_its_own_only(client, articles, room):
    assert len(fromstring(client.get(room.url + "rss.xml").content).findall("channel/item")) == 1


# Cost


def cost(client, address):
    """How many queries the page needs, the process being warm."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.fixture
def rich(publish, image, agency):
    """An article with one of everything, between two neighbours."""
    photo = {"image": image, "alt": "Quầy", "is_decorative": False, "caption": "", "credit": ""}
    body = [
        ("text", "<p>Lời</p>"),
        ("photo", photo),
        ("gallery", {"photos": [photo, photo]}),
        ("table", {"caption": "Bảng", "columns": [{"type": "text", "heading": "Xã"}], "rows": [{"values": ["Sậy"]}]}),
        ("contact", agency),
        ("contact", agency),
        ("figure", {"label": "Hồ sơ", "value": "1", "unit": "hồ sơ", "scope": "tỉnh", "source_name": "Sở",
                    "source_url": "", "as_of": None, "base": "", "base_value": "", "components": []}),
    ]  # fmt: skip
    publish("Trước", published_on=day("01/09/2026"))
    publish("Sau", published_on=day("03/09/2026"))
    save_documents([Document(kind="procedure", key="x", title="Cấp thẻ", url="/thu-tuc/x/")])
    procedure = SearchDocument.objects.get(kind="procedure", object_key="x")
    file = get_document_model().objects.create(title="Bảng", file=ContentFile(b"a,b\n1,2\n", name="bang.csv"))
    return publish(
        "Giữa", published_on=day("02/09/2026"), body=body, photo=image, photo_alt="Quầy", agency=agency,
        tags=["một", "hai"], attachments=[Attachment(document=file)],
        related_documents=[RelatedDocument(document=procedure)],
    )  # fmt: skip


@pytest.mark.parametrize("address", [LIST, LIST + "rss.xml", LIST + "atom.xml", LIST + "?chuyen-muc=tin-tuc"])
def test_lists_and_feeds_cost_the_same_however_many_articles_there_are(client, section, address):
    fill(25)
    few = cost(client, address)
    fill(2000)
    assert cost(client, address) == few <= MOST


def test_an_article_with_everything_costs_no_more_than_a_list(client, rich):
    page = client.get(rich.url).content.decode()
    for words in ("Cấp thẻ", "/tai-lieu/", "một", "Trước", "Sau", "Trạm Kiểm lâm", "Bảng"):
        assert words in page
    assert cost(client, rich.url) <= MOST


def test_an_article_costs_the_same_among_thousands(client, rich):
    few = cost(client, rich.url)
    fill(2000)
    assert cost(client, rich.url) == few


def test_an_expired_article_costs_hardly_more(client, rich):
    ArticlePage.objects.filter(pk=rich.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    call_command("publish_scheduled")
    assert cost(client, rich.url) <= MOST + 2
