"""A section's list and feeds at their edges: nothing to show, more than a page, the end of a month, hostile words."""

from datetime import timedelta
from xml.etree.ElementTree import fromstring

import pytest

from .test_listing import LIST, counts, day, titles

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_it_shows_twenty_a_page(client, publish):
    for number in range(22):
        publish(f"Bài {number}", published_on=day("01/09/2026") + timedelta(hours=number))
    assert titles(client) == [f"Bài {number}" for number in range(21, 1, -1)]
    assert titles(client, trang=2) == ["Bài 1", "Bài 0"]
    links = client.get(LIST, {"trang": 2}).context["page_links"]
    assert (links.number, links.last, links.previous_url, links.next_url) == (2, 2, LIST, "")


def test_a_month_is_a_month_of_this_country(client, publish):
    publish("Đêm giao tháng", published_on="2026-09-30T17:30:00+00:00")
    assert titles(client, thang="2026-10") == ["Đêm giao tháng"]
    assert counts(client)["2026-10"] == 1


def test_an_empty_list_says_so_and_a_fruitless_filter_offers_all(client, section):
    assert "empty-message" in client.get(LIST).content.decode()
    assert f'<a href="{LIST}">' in client.get(LIST, {"thang": "2026-09"}).content.decode()


def test_titles_and_leads_are_escaped(client, publish):
    publish("<script>alert(1)</script>", lead="<img src=x onerror=alert(1)> và một lời dẫn đủ dài để đăng được ở đây.")
    page = client.get(LIST).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_invisible_control_characters_do_not_break_a_feed(client, publish, name):
    publish("Mở cửa\x0b sáng\x02 thứ Bảy", lead="Dòng một\x0c" + "a" * 60)
    assert fromstring(client.get(LIST + name).content) is not None
