"""After a change the most read pages are asked for: those and no others, of this portal and of no other host."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import RequestFactory
from django.utils import timezone

from core.web.readings import is_citizen
from news.models import ArticlePage, Category, SectionPage, ViewCount
from portal import most_read
from portal.models import JobRun
from portal.most_read import most_read_pages
from search.models import SearchDocument, SearchedQuery
from tests.browser.server import free_port
from tests.core.finished_pages.portal import elsewhere
from tests.factories import national_records
from tests.home.content import record, store
from tests.watch.watched import watched_portal

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def asked(settings):
    """The portal that is asked in place of this one; its `asked` are (path, agent, referer)."""
    with watched_portal() as (portal, address):
        settings.BASE_URL = address
        yield portal


def paths(portal):
    return [path for path, _agent, _referer in portal.asked]


def article(title, views, days_ago=0, live=True):
    """An article that was read so often on a day."""
    section = SectionPage.objects.get()
    page = section.add_child(instance=ArticlePage(title=title, category=Category.objects.first(), live=live))
    day = timezone.localdate() - timedelta(days=days_ago)
    ViewCount.objects.create(article=page, day=day, views=views)
    return page.url


def searched(query, searches, hits=3, days_ago=0):
    day = timezone.localdate() - timedelta(days=days_ago)
    SearchedQuery.objects.create(day=day, query=query, searches=searches, hits=hits)


def test_the_front_page_and_the_lists_come_first():
    found = most_read_pages()
    assert found[0] == "/"
    assert {"/thu-tuc/", "/tin-tuc/", "/co-quan/", "/ke-hoach/", "/ke-hoach/bang-tong-hop/"} <= set(found[:16])


def test_articles_come_by_how_often_they_were_read_in_the_last_month():
    seldom, often = article("Ít người đọc", 3), article("Nhiều người đọc", 30)
    late, hidden = article("Đọc năm ngoái", 900, days_ago=40), article("Đã gỡ", 900, live=False)
    found = most_read_pages()
    assert found.index(often) < found.index(seldom)
    assert {late, hidden}.isdisjoint(found)


def test_procedures_come_by_what_frequent_searches_find_first():
    birds, fish, trees = store(
        record(1, "Cấp thẻ nuôi chim sẻ"), record(2, "Cấp thẻ nuôi cá chép"), record(3, "Cấp thẻ trồng cây bàng")
    )
    searched("trong cay bang", 5)
    searched("ca chep", 50)
    searched("chim se", 900, days_ago=40)
    searched("chim", 900, hits=0)
    found = [path for path in most_read_pages() if path.startswith("/thu-tuc/9")]
    assert found == [fish.get_absolute_url(), trees.get_absolute_url(), birds.get_absolute_url()]


def test_they_are_fifty_at_most_and_each_is_there_once():
    store(*national_records(60))
    for number in range(30):
        searched(f"so {number}", 100 - number)
    found = most_read_pages()
    assert len(found) == len(set(found)) == 50


def test_they_are_asked_for_once_after_each_change(asked):
    store(*national_records(2))
    call_command("warm_pages")
    assert paths(asked) == most_read_pages()
    call_command("warm_pages")
    assert len(asked.asked) == len(most_read_pages())
    SearchDocument.objects.update(prior=0)  # nothing that anybody said to be public
    call_command("warm_pages")
    assert len(asked.asked) == len(most_read_pages())


def test_each_change_is_a_reason_to_ask_again(asked):
    for _time in range(2):
        elsewhere()
        asked.asked.clear()
        call_command("warm_pages")
        assert paths(asked)[0] == "/"
    asked.asked.clear()
    call_command("warm_pages")
    assert paths(asked) == []


def test_who_asks_is_a_bot_and_counts_nothing(asked):
    call_command("warm_pages")
    [agent] = {agent for _path, agent, _referer in asked.asked}
    assert not is_citizen(RequestFactory().get("/", HTTP_USER_AGENT=agent))


def test_no_page_leads_to_another_host(asked, monkeypatch):
    with watched_portal() as (other, elsewhere):
        odd = ["/a/", f"{elsewhere}/b/", f"//{elsewhere.removeprefix('http://')}/c/", "", "javascript:x", "/d/"]
        monkeypatch.setattr(most_read, "lists", lambda: odd)
        asked.answer = lambda path, headers: (302, {"Location": f"{elsewhere}/e/"}, "")
        call_command("warm_pages")
        assert other.asked == []
    assert {"/a/", "/d/"} <= set(paths(asked))
    assert not {"", "javascript:x", f"{elsewhere}/b/"} & set(paths(asked))


def test_an_address_in_letters_of_any_kind_is_asked_for(asked, monkeypatch):
    monkeypatch.setattr(most_read, "lists", lambda: ["/đất đai/?q=nhà\n"])
    call_command("warm_pages")
    assert paths(asked)[0] == "/%C4%91%E1%BA%A5t%20%C4%91ai/?q=nh%C3%A0%0A"
    assert len(asked.asked) > 5


def test_proxies_of_the_environment_are_not_asked(asked, monkeypatch):
    with watched_portal() as (proxy, elsewhere):
        monkeypatch.setenv("HTTP_PROXY", elsewhere)
        monkeypatch.setenv("http_proxy", elsewhere)
        call_command("warm_pages")
        assert proxy.asked == []
    assert asked.asked


def test_a_page_that_cannot_be_made_hinders_no_other(asked, caplog):
    asked.answer = lambda path, headers: (500, {}, "")
    call_command("warm_pages")
    assert paths(asked) == most_read_pages()
    assert caplog.messages == []


def test_a_portal_that_does_not_answer_is_one_line_and_no_failure(settings, caplog):
    settings.BASE_URL = f"http://127.0.0.1:{free_port()}"
    for _minute in range(3):
        call_command("warm_pages")
    [said] = caplog.messages
    assert settings.BASE_URL in said
    assert JobRun.objects.get(name="warm_pages").error == ""


def test_it_ends_after_half_a_minute(asked, monkeypatch):
    moments = iter(range(0, 1000, 10))
    monkeypatch.setattr(most_read.time, "monotonic", lambda: next(moments))
    call_command("warm_pages")
    assert len(asked.asked) == 2
