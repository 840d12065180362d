"""A document's number opens it, however it is typed; a number of several documents lists them."""

import pytest

from search.documents import Document, save_documents
from search.models import SearchDocument
from search.understanding.query import read_query

pytestmark = pytest.mark.django_db
SITE = "/tim-kiem/"


def save(*numbers, kind="page", at=0):
    """Documents with these numbers, each of its own title."""
    titles = ("Trồng rừng bên hồ", "Sửa cầu qua suối", "Mở đường lên núi")
    card = {"lead": "", "changed_on": ""}
    save_documents(
        [
            Document(kind, f"n{at + place}", f"/so/{at + place}/", titles[place], codes=list(codes), card=card)
            for place, codes in enumerate(numbers)
        ]
    )


def open_with(client, typed):
    answer = client.get(SITE, {"q": typed})
    return answer.headers.get("Location", ""), answer


@pytest.fixture
def plan():
    """Two numbered documents, the first also called by its words."""
    save(["73/KH-UBND", "kế hoạch số 73", "kế hoạch 73"], ["173/KH-UBND"])


@pytest.mark.parametrize(
    "typed",
    ["73/KH-UBND", "73/kh-ubnd", "73 KH UBND", " 73/KH-UBND. ", "73/KHUBND", "73khubnd", "kế hoạch 73/KH-UBND",
     "KH 73/KH-UBND", "Kế hoạch số 73/KH-UBND", "ke hoach so 73/kh-ubnd", "kế hoạch số 73", "số 73/KH-UBND",
     "số 73/KH-UBND ngày 19/4/2019", "73/KH-UBND ngày 19 tháng 4 năm 2019", "kế hoạch số 73 năm 2019",
     "73/KH-UBND của UBND tỉnh"],
)  # fmt: skip
def test_a_number_in_any_form_opens_its_document(client, plan, typed):
    assert open_with(client, typed)[0] == "/so/0/"


@pytest.mark.parametrize(
    "typed", ["73", "73/KH", "KH-UBND", "73/QĐ-UBND", "3/KH-UBND", "73/KH-UBND về rừng", "số 73", "1.000073"]
)
def test_anything_else_is_searched_for(client, plan, typed):
    assert open_with(client, typed)[1].status_code == 200


def test_a_number_of_two_documents_lists_both_and_nothing_else(client):
    save(["73/KH-UBND"], ["73/KH-UBND"], ["74/KH-UBND"])
    location, answer = open_with(client, "kế hoạch 73/KH-UBND")
    assert (location, answer.context["finder"].suggestion) == ("", "")
    assert {card["url"] for card in answer.context["finder"].results} == {"/so/0/", "/so/1/"}


def test_a_number_whose_twin_left_the_search_opens_the_other(client):
    save(["73/KH-UBND"], ["73/KH-UBND"])
    SearchDocument.objects.filter(object_key="n1").update(is_removed=True, codes="", version=10_000)
    save(["74/KH-UBND"], at=5)
    assert open_with(client, "73/KH-UBND")[0] == "/so/0/"


def test_a_number_among_other_kinds_opens_nothing_in_the_list_of_one_kind(client, plan):
    assert client.get("/thu-tuc/", {"q": "73/KH-UBND"}).status_code == 200


@pytest.mark.parametrize(
    "typed", ["73/KH-UBND", "kế hoạch 73/KH-UBND", "73/KH-U", "73/K", "73/kh ub", "kế hoạch số 73"]
)
def test_a_number_is_suggested_even_unfinished(client, plan, typed):
    found = client.get(SITE + "goi-y/", {"q": typed}).json()["suggestions"]
    assert [row["url"] for row in found] == ["/so/0/"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("61/2018/NĐ-CP", "612018ndcp"), ("Luật số 32/2024/QH15", "322024qh15"), ("1.001193", "1001193")],
)
def test_a_number_is_read_as_documents_keep_it(typed, name):
    assert name in read_query(typed).names


def test_endless_words_are_read_as_fast_as_any():
    assert read_query("a " * 5000 + "1a" * 5000 + " ngày" * 500).names


def test_a_document_says_how_much_of_its_body_is_found(client):
    body = "lời " * 3000 + "chích bông"
    card = {"lead": "", "changed_on": ""}
    save_documents([Document("page", "ngan", "/ngan/", "Ngắn", body=body, card=card)])
    assert client.get(SITE, {"q": "chích bông"}).context["finder"].total == 0
    save_documents([Document("page", "dai", "/dai/", "Dài", body=body, body_limit=20_000, card=card)])
    assert [row["url"] for row in client.get(SITE, {"q": "chích bông"}).context["finder"].results] == ["/dai/"]
