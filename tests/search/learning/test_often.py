"""What stands under the search box: pinned by editors, then what many people search for, in words of the records."""

import pytest
from django.contrib.auth.models import User
from wagtail.models import Page

from catalogue.search_report.report import decide
from core.approval import PublicationRefused
from core.web.cache import Cached
from home.models import HomePage
from search.learning.often import often_searched
from search.models import QueryTask
from tests.home.content import publish_guide, record, store

from .content import searched

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def birds():
    """Three procedures; the second has an alias."""
    found = store(record(1, "Cấp thẻ chim sẻ"), record(2, "Đăng ký nuôi cá Koi"), record(3, "Cấp phép vườn cò"))
    publish_guide(found[1], aliases="nuôi cá cảnh")
    return found


def often(pins=(), blocked=(), count=5):
    for cached in Cached.everything:
        cached.forget()
    return often_searched("procedure", pins, blocked, count)


def test_what_many_search_for_on_several_days_comes_most_searched_first():
    searched("chim se", 5)
    searched("nuoi ca canh", 9)
    searched("vuon co", 3)
    searched("cap phep", 90, days=2)
    assert often() == ["nuôi cá cảnh", "chim sẻ"]


def test_it_is_counted_over_thirty_whole_days():
    searched("chim se", first=0, days=2)
    searched("nuoi ca", first=29)
    assert often() == []


def test_words_that_no_title_has_side_by_side_never_reach_the_page():
    searched("chim xau xi", 50)
    searched("se chim", 50)
    searched("ho so cua #", 50)
    assert often() == []


def test_what_finds_nothing_is_not_offered():
    searched("chim se", hits=0)
    searched("khong ai viet", 50)
    assert often() == []


def test_of_words_for_one_thing_only_the_most_searched_are_there():
    searched("ca koi", 5)
    searched("nuoi ca canh", 9)
    searched("dang ki nuoi ca koi", 6)
    assert often() == ["nuôi cá cảnh"]
    assert often(pins=["cá Koi"]) == ["cá Koi"]


def test_pins_come_first_in_their_order():
    searched("nuoi ca canh", 9)
    assert often(pins=["vườn cò", "chim sẻ"]) == ["vườn cò", "chim sẻ", "nuôi cá cảnh"]
    assert often(pins=["vườn cò", "chim sẻ"], count=2) == ["vườn cò", "chim sẻ"]


def test_blocked_words_and_what_is_not_ours_are_left_out():
    searched("nuoi ca canh", 9)
    searched("chim se", 5)
    assert often(blocked=["Cá"]) == ["chim sẻ"]
    assert often(blocked=["c", "se chim", ""]) == ["nuôi cá cảnh", "chim sẻ"]
    decide("chim se", QueryTask.State.NOT_OURS, None)
    assert often() == ["nuôi cá cảnh"]


def test_the_front_page_shows_them_as_searches(client):
    page = HomePage.objects.get()
    page.example_searches, page.blocked_searches = "vườn cò", "koi"
    page.save_revision().publish()
    searched("chim se", 5)
    searched("ca koi", 50)
    html = client.get("/").content.decode()
    shown = html[html.index('<div class="examples">') : html.index("</ul>", html.index('<div class="examples">'))]
    assert shown.index(">Vườn cò</a>") < shown.index(">Chim sẻ</a>")
    assert "/thu-tuc/?q=chim+s%E1%BA%BB" in shown
    assert "oi</a>" not in shown


def test_pins_and_blocked_words_are_published_by_a_second_person():
    author = User.objects.create(username="bientap", is_superuser=True)
    page = HomePage.objects.get()
    page.blocked_searches = "koi"
    revision = page.save_revision(user=author)
    with pytest.raises(PublicationRefused):
        revision.publish(user=author)
    assert Page.objects.get(pk=page.pk).specific.blocked_searches == ""
