"""Best bets: what people type that a page of the portal itself answers, above the results and never in their place."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.approval import PublicationRefused
from search.best_bets.matching import bet_for
from search.models import BestBet
from search.retrieval.snapshot import current
from search.understanding.query import read_query
from tests.home.content import record, store

pytestmark = pytest.mark.django_db


def asked(words):
    bet = bet_for(read_query(words), current())
    return bet and bet["title"]


def shown(client, words, path="/tim-kiem/", **more):
    return BeautifulSoup(client.get(path, {"q": words} | more).content, "html.parser").select(".bet")


@pytest.fixture
def birds():
    """A bet of the tests' own, approved."""
    bet = BestBet(title="Xem chim", text="Nơi ngắm chim.", url="/noi-tiep-nhan/", words="ngắm chim\nri ri", live=False)
    bet.save()
    bet.save_revision().publish()
    return BestBet.objects.get(pk=bet.pk)


def test_every_bet_that_ships_leads_to_a_page_that_is_there(client):
    shipped = BestBet.objects.all()
    assert len(shipped) > 25
    for bet in shipped:
        bet.full_clean()
        assert bet.live
        assert client.get(bet.url).status_code == 200, bet.url


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("tra cứu hồ sơ", "Tra cứu hồ sơ đã nộp"),
        ("cho em hỏi tra cứu hồ sơ với ạ", "Tra cứu hồ sơ đã nộp"),
        ("tra cuu ho so dat dai", "Tra cứu hồ sơ đã nộp"),
        ("HOTLINE", "Đường dây nóng và các kênh chính thức"),
        ("gọi ai", "Đường dây nóng và các kênh chính thức"),
        ("giờ làm việc", "Giờ làm việc của các nơi tiếp nhận"),
        ("mấy giờ ubnd mở cửa", "Giờ làm việc của các nơi tiếp nhận"),
        ("nộp phạt nguội ở đâu", "Nộp phạt"),
        ("nộp hồ sơ ở đâu", "Nơi nộp hồ sơ"),
        ("kế hoạch 2026", "Kế hoạch của tỉnh và các cơ quan"),
        ("tin", "Tin tức"),
    ],
)
def test_what_people_type_leads_to_its_page(typed, title):
    assert asked(typed) == title


@pytest.mark.parametrize(
    "typed",
    [
        "tín", "tin nhắn rác của nhà mạng", "đăng ký khai sinh", "nộp hồ sơ khai sinh ở đâu", "thông báo lưu trú",
        "thủ tục tách hộ", "hồ sơ", "kế hoạch bảo vệ môi trường của cơ sở", "",
    ],
)  # fmt: skip
def test_other_words_lead_nowhere(typed):
    assert asked(typed) is None


@pytest.mark.parametrize("path", ["/tim-kiem/", "/thu-tuc/"])
def test_a_bet_stands_above_the_results_and_replaces_none(client, birds, path):
    store(record(1, "Giấy ngắm chim"))
    [bet] = shown(client, "ngắm chim", path)
    assert bet.a["href"] == "/noi-tiep-nhan/"
    assert bet.a.text == "Xem chim"
    page = client.get(path, {"q": "ngắm chim"}).content.decode()
    assert page.index('class="bet"') < page.index("9.300001")


def test_a_bet_stands_where_nothing_else_is_found_and_on_the_first_page_alone(client, birds):
    assert shown(client, "ri ri")
    store(*(record(at, f"Giấy ngắm chim số {at}") for at in range(1, 25)))
    assert shown(client, "ngắm chim")
    assert not shown(client, "ngắm chim", trang="2")


@pytest.mark.parametrize("typed", ["ngắm chim", "ngam ch", "ngắm c", "ri ri"])
def test_a_bet_is_the_first_suggestion(client, birds, typed):
    store(record(1, "Giấy ngắm chim"))
    first = client.get("/tim-kiem/goi-y/", {"q": typed}).json()["suggestions"][0]
    assert (first["label"], first["url"]) == ("Xem chim", "/noi-tiep-nhan/")


@pytest.mark.parametrize("typed", ["ng", "nga", "ngâm ch"])
def test_too_little_or_other_marks_suggest_no_bet(client, birds, typed):
    rows = client.get("/tim-kiem/goi-y/", {"q": typed}).json()["suggestions"]
    assert "Xem chim" not in [row["label"] for row in rows]


def test_a_bet_that_editors_change_shows_at_once_and_goes_at_once(client, birds):
    assert shown(client, "ngắm chim")
    birds.title = "Chim trời"
    birds.save_revision().publish()
    assert shown(client, "ngắm chim")[0].a.text == "Chim trời"
    birds.unpublish()
    assert not shown(client, "ngắm chim")


def test_a_draft_is_not_shown_and_needs_two_persons(client, django_user_model):
    author = django_user_model.objects.create(username="bientap", is_superuser=True)
    bet = BestBet(title="Xem chim", text="Nơi ngắm chim.", url="/", words="ngắm chim", live=False)
    bet.save()
    revision = bet.save_revision(user=author)
    assert not shown(client, "ngắm chim")
    with pytest.raises(PublicationRefused):
        revision.publish(user=author)
    assert BestBet.get_default_workflow().name == "Trưởng ban duyệt"


@pytest.mark.parametrize(
    "url",
    [
        "https://la.example/", "//la.example/", "/\\la.example", "javascript:alert(1)", "tra-cuu-ho-so/", "/a b/",
        "/khong-co-trang-nay/", "",
    ],
)  # fmt: skip
def test_only_pages_of_this_portal_are_offered(url):
    with pytest.raises(ValidationError) as refused:
        BestBet(title="Xem chim", text="Nơi ngắm chim.", url=url, words="ngắm chim").full_clean()
    assert set(refused.value.message_dict) == {"url"}


def test_words_need_a_letter():
    with pytest.raises(ValidationError) as refused:
        BestBet(title="Xem chim", text="Nơi ngắm chim.", url="/", words="?!\n-").full_clean()
    assert set(refused.value.message_dict) == {"words"}


def test_what_editors_write_is_escaped(client):
    bet = BestBet(title="<b>Xem</b>", text="<script>x</script>", url="/", words="ngắm chim", live=False)
    bet.save()
    bet.save_revision().publish()
    page = client.get("/tim-kiem/", {"q": "ngắm chim"}).content.decode()
    assert "<script>x" not in page
    assert "<b>Xem" not in page


def test_bets_are_read_once_a_version(birds):
    asked("ngắm chim")
    snapshot = current()
    with CaptureQueriesContext(connection) as queries:
        for words in ("ngắm chim", "ri ri", "tra cứu hồ sơ"):
            bet_for(read_query(words), snapshot)
    assert len(queries) == 0
