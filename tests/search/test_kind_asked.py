"""Words that ask for a kind of thing: what is of that kind and answers the rest stands first, once."""

import pytest
from django.http import QueryDict

from agencies.models import legal_act
from search.results.cache import find
from search.understanding.kind_asked import kind_asked
from search.understanding.query import read_query
from tests.home.content import record, store
from tests.news.conftest import new_article


def asked(words):
    found = kind_asked(read_query(words))
    return found and (found[0].kind, found[1].telling)


@pytest.mark.parametrize(
    ("typed", "kind", "matter"),
    [
        ("kế hoạch chuyển đổi số", "plan", ("chuyen", "doi", "so")),
        ("ke hoach chuyen doi so", "plan", ("chuyen", "doi", "so")),
        ("cho em hỏi chỉ tiêu giảm nghèo", "target", ("giam", "ngheo")),
        ("tin mưa bão", "article", ("mua", "bao")),
        ("văn bản về hộ tịch", "legal_act", ("ho", "tich")),
        ("luật đất đai", "legal_act", ("dat", "dai")),
        ("lịch tiếp công dân phường Sen", "desk", ("phuong", "sen")),
    ],
)
def test_a_kind_is_asked_for_at_the_beginning(typed, kind, matter):
    assert asked(typed) == (kind, matter)


@pytest.mark.parametrize(
    "typed",
    [
        "kế hoạch", "tin", "đăng ký kế hoạch bảo vệ môi trường", "kế hoạch hóa gia đình", "tin học văn phòng",
        "tín ngưỡng", "tin nguong", "luật sư nước ngoài", "lý lịch tư pháp", "khai sinh", "",
    ],
)  # fmt: skip
def test_other_words_ask_for_no_kind(typed):
    assert asked(typed) is None


@pytest.mark.django_db
def test_what_is_of_the_kind_stands_first_and_once(client):
    store(record(1, "Cấp thẻ chích bông theo luật chích bông"))
    act = legal_act("77/2025/QH15", "Luật Chích bông")
    page = client.get("/tim-kiem/", {"q": "luật chích bông"}).content.decode().partition('id="results-heading"')[2]
    assert page.count(f'href="{act.get_absolute_url()}"') == 1
    assert page.index(act.get_absolute_url()) < page.index("9.300001</span>")
    assert "loai=van-ban" in page


@pytest.mark.django_db
def test_news_that_do_not_name_themselves_news_are_found():
    new_article("Chích bông về sớm")
    store(record(1, "Chích bông về sớm: cấp thẻ"))
    finder = find("", QueryDict("q=tin chích bông về sớm"), "/tim-kiem/")
    assert [group.card["title"] for group in finder.of_kind["groups"]] == ["Chích bông về sớm"]


@pytest.mark.django_db
@pytest.mark.parametrize("more", ["&loai=thu-tuc", "&trang=2"])
def test_a_narrowed_list_and_further_pages_are_as_ever(more):
    new_article("Chích bông về sớm")
    store(*(record(at, f"Chích bông về sớm {at}") for at in range(1, 25)))
    assert find("", QueryDict(f"q=bài viết chích bông về sớm{more}"), "/tim-kiem/").of_kind is None


@pytest.mark.django_db
def test_nothing_of_the_kind_changes_nothing(client):
    store(record(1, "Cấp thẻ chích bông"))
    assert find("", QueryDict("q=kế hoạch chích bông"), "/tim-kiem/").of_kind is None
