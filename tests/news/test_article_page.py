"""An article's page: what machines read of it, what readers do with it, and nothing of the office."""

import json
import re
from datetime import datetime

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from feedback.models import Opinion
from news.models import ArticlePage, Byline, RelatedDocument
from search.documents import Document, save_documents
from search.models import SearchDocument

from .conftest import LEAD, redraft, show
from .test_two_persons import editor_form

pytestmark = pytest.mark.django_db
EVIL = "<script>alert('x')</script>"


# Around the text


def test_authors_source_and_the_way_to_the_full_text(page):
    shown = page(bylines=("Mai", "Lan"), source_name="Sở Y tế", source_url="https://syt.example/a",
                 alternative_link="https://chinhphu.vn/a")  # fmt: skip
    assert "Mai, Lan" in shown.find(class_="signature").text
    assert shown.find("a", href="https://syt.example/a").text == "Sở Y tế"
    assert shown.find("a", class_="button", href="https://chinhphu.vn/a")


def test_sharing_is_plain_links_without_anybody_elses_script(page):
    shown = page()
    share = shown.find(class_="article-share")
    hosts = [link["href"].split("/")[2] for link in share.find_all("a")]
    assert hosts == ["sp.zalo.me", "www.facebook.com"]
    assert share.input["value"] == "http://localhost/tin-tuc/mo-cua-sang-thu-bay/"
    assert all(script.get("src", "/static/").startswith("/static/") for script in shown.find_all("script"))


def test_previous_and_next_in_the_same_section(client, publish):
    days = [timezone.make_aware(datetime(2026, 9, number)) for number in (1, 2, 3)]
    _first, second, _third = (publish(f"Bài {day.day}", published_on=day) for day in days)
    shown = show(client, second)
    assert shown.find(rel="prev").text == "Bài 1"
    assert shown.find(rel="next").text == "Bài 3"
    assert "kín" not in shown.find(class_="article-neighbours").text


def test_related_procedures_and_tags_lead_on(client, publish):
    save_documents([Document(kind="procedure", key="x", title="Cấp thẻ", url="/thu-tuc/x/")])
    about = RelatedDocument(document=SearchDocument.objects.get(object_key="x", kind="procedure"))
    shown = show(client, publish(related_documents=[about], tags=["một & hai"]))
    assert shown.find("section", attrs={"aria-labelledby": "related-heading"}).find("a")["href"] == "/thu-tuc/x/"
    assert "q=m%E1%BB%99t%20%26%20hai" in shown.find(class_="article-tags").a["href"]


def test_the_way_back_names_the_section(page):
    assert page().find(class_="breadcrumbs").find("a", href="/tin-tuc/").text == "Tin tức"


def test_print_tells_where_it_is_from(page):
    assert "/tin-tuc/mo-cua-sang-thu-bay/" in page().find(class_="print-source").text


def test_one_may_say_whether_it_was_useful(client, publish):
    article = publish()
    form = show(client, article).find("form", action="/y-kien/")
    values = {field["name"]: field.get("value", "") for field in form.find_all("input") if field.get("name")}
    assert client.post("/y-kien/", values | {"useful": "yes"}).status_code == 302
    assert (Opinion.objects.get().kind, Opinion.objects.get().key) == ("article", str(article.pk))


# What machines read

CORE = {"dc.title", "dc.creator", "dc.date", "dc.description", "dc.publisher", "dc.identifier"}


def metas(shown, attribute="name"):
    """{name: content} of the head."""
    return {meta[attribute]: meta["content"] for meta in shown.head.find_all("meta") if meta.get(attribute)}


@pytest.mark.parametrize("fields", [{}, {"lead": ""}, {"bylines": ()}, {"lead": "", "bylines": ()}], ids=str)
def test_no_element_of_dublin_core_is_empty(page, fields):
    found = metas(page(**fields))
    assert set(found) >= CORE | {"description"}
    assert all(found.values())


def test_dublin_core_says_whose_what_and_when(page, agency):
    found = metas(page(published_on="2026-09-30T17:30:00+00:00", bylines=("Mai", "Lan"), agency=agency,
                       source_name="Sở Y tế", tags=["một", "hai"]))  # fmt: skip
    assert found["dc.creator"] == "Mai; Lan"
    assert found["dc.date"] == "2026-10-01"
    assert found["dc.contributor"] == "Trạm Vườn Chim"
    assert found["dc.source"] == "Sở Y tế"
    assert sorted(found["dc.subject"].split("; ")) == ["hai", "một"]
    assert found["dc.identifier"] == "http://localhost/tin-tuc/mo-cua-sang-thu-bay/"


def test_open_graph_has_title_words_address_and_picture(page, image):
    found = metas(page(photo=image, photo_alt="Quầy"), "property")
    assert found["og:title"] == "Mở cửa sáng thứ Bảy"
    assert found["og:description"] == LEAD
    assert found["og:url"] == "http://localhost/tin-tuc/mo-cua-sang-thu-bay/"
    assert re.fullmatch(r"http://[^/]+/media/\S+\.jpg", found["og:image"])


def test_the_canonical_address_is_the_articles(page):
    assert page().find(rel="canonical")["href"] == "http://localhost/tin-tuc/mo-cua-sang-thu-bay/"


def test_structured_data_parses_and_escapes(client, publish):
    title = "</script><script>alert(1)</script> & “ngoặc”"
    answer = client.get(publish(title, slug="x").url).content.decode()
    assert "<script>alert(1)" not in answer
    data = json.loads(BeautifulSoup(answer, "html.parser").find("script", type="application/ld+json").string)
    assert data["headline"] == title
    assert data["@type"] == "NewsArticle"
    assert data["author"] == {"@type": "Person", "name": "Hồng Mai"}
    assert data["datePublished"]


def test_titles_and_leads_are_escaped_everywhere(page):
    shown = page(title=EVIL, slug="x", lead=EVIL + '"' + "a" * 60, source_name=EVIL, bylines=(EVIL,), tags=[EVIL])
    assert not shown.find("script", type=None, string=re.compile("alert"))
    assert shown.h1.text == EVIL


# Nothing of the office

LEFTOVERS = ("Quản lý Quyền", "Lịch sử Phiên bản", "Sửa bài", "/quan-tri/", "wagtail-userbar", "Edit ")


@pytest.mark.parametrize("signed_in", [False, True])
def test_no_leftover_of_the_office_is_on_public_pages(client, person, publish, signed_in):
    article = publish()
    redraft(article, person("Phóng viên"), title="Nháp kín")
    if signed_in:
        client.force_login(person("Trưởng ban", superuser=True))
    for address in (article.url, "/tin-tuc/", "/tin-tuc/rss.xml", "/"):
        shown = client.get(address).content.decode()
        assert [words for words in (*LEFTOVERS, "Nháp kín") if words in shown] == []


def test_a_new_article_can_be_previewed_before_it_is_saved(client, person, section):
    client.force_login(person("Phóng viên"))
    address = f"/quan-tri/pages/add/news/articlepage/{section.pk}/preview/"
    form = editor_form(ArticlePage(title="Bài chưa lưu", slug="bai-chua-luu"))
    assert client.post(address, form).json()["is_valid"]
    assert "Bài chưa lưu" in client.get(address).content.decode()


def test_a_byline_is_that_of_the_public_version(client, publish):
    article = publish()
    redraft(article, bylines=[Byline(name="Người kín")])
    assert "Người kín" not in show(client, article).text
