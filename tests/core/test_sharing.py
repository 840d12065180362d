"""Sharing a page: plain links, an address to copy, a code for a camera, what networks read of it."""

from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from core.web import sharing
from tests.home.content import publish_guide, record, store
from tests.news.conftest import new_article

pytestmark = pytest.mark.django_db


def shared(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def open_graph(soup):
    return {tag["property"]: tag["content"] for tag in soup.select('meta[property^="og:"]')}


@pytest.fixture(params=["procedure", "article"])
def page(request, client, settings):
    """The page of a procedure and of an article, and its whole address."""
    if request.param == "procedure":
        (procedure,) = store(record(1, "Cấp thẻ chim sẻ"))
        return shared(client, procedure.get_absolute_url()), settings.BASE_URL + procedure.get_absolute_url()
    article = new_article("Chim sẻ về vườn")
    return shared(client, article.url), article.full_url


def test_a_page_is_shared_by_plain_links(page):
    soup, url = page
    links = {link.get_text(): link["href"] for link in soup.select(".share a")}
    assert links["Zalo"].startswith("https://sp.zalo.me/share_inline?link=")
    assert links["Facebook"].startswith("https://www.facebook.com/sharer/sharer.php?u=")
    assert soup.select_one(".share input")["value"] == url
    assert soup.select_one(".share button[data-copy]").has_attr("hidden")
    assert not soup.select(".share script")


def test_a_page_has_a_code_that_leads_to_it(client, settings, page):
    soup, url = page
    picture = soup.select_one(".share details img")
    assert picture["loading"] == "lazy"
    answer = client.get(picture["src"])
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.decode() == sharing.qr_svg(settings.BASE_URL + urlsplit(url).path)


def test_networks_read_title_words_and_address(page):
    soup, url = page
    said = open_graph(soup)
    assert said["og:url"] == url
    assert {"og:title", "og:type", "og:site_name", "og:locale"} <= set(said)
    assert "og:image" not in said


def test_the_words_of_a_procedure_are_those_of_its_guide(client):
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ"))
    publish_guide(procedure, title="Xin thẻ chim", summary="Cho người yêu chim.")
    said = open_graph(shared(client, procedure.get_absolute_url()))
    assert (said["og:title"], said["og:description"]) == ("Xin thẻ chim", "Cho người yêu chim.")


def test_a_long_name_is_cut_for_networks(client):
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ " * 60))
    assert len(open_graph(shared(client, procedure.get_absolute_url()))["og:description"]) <= 200


@pytest.mark.parametrize("path", ["//evil.example", "@evil.example", "..%2f..%2fevil", "https:%2f%2fevil.example"])
def test_a_code_leads_nowhere_else(client, settings, path, monkeypatch):
    said = []
    monkeypatch.setattr(sharing, "qr_svg", lambda text: said.append(text) or "<svg/>")
    answer = client.get(f"/ma-qr/{path}.svg")
    assert answer.status_code in (200, 404)
    assert [text for text in said if not text.startswith(f"{settings.BASE_URL}/")] == []


def test_a_path_longer_than_any_address_has_no_code(client):
    assert client.get(reverse("qr_code", args=["a" * 500])).status_code == 404
