"""Which fact a query asks for, and the card that leads with it."""

import pytest
from bs4 import BeautifulSoup

from search.understanding.query import read_query
from tests.home.content import record, store


@pytest.mark.parametrize(
    ("typed", "fact"),
    [
        ("đăng ký kết hôn mất bao nhiêu tiền", "fee"),
        ("lệ phí cấp thẻ chim", "fee"),
        ("chứng thực chữ ký phí bao nhiêu", "fee"),
        ("chung thuc chu ky phi bao nhieu", "fee"),
        ("khai báo tạm vắng có mất phí không", "fee"),
        ("how much for a bird permit", "fee"),
        ("cấp thẻ chim mất bao lâu", "time"),
        ("cap the chim may ngay thi xong", "time"),
        ("thời hạn giải quyết cấp thẻ chim", "time"),
        ("khai tử bao giờ có kết quả", "time"),
        ("cấp thẻ chim cần giấy tờ gì", "papers"),
        ("đk khai sinh cần gt j", "papers"),
        ("hồ sơ khai sinh gồm những gì", "papers"),
        ("đi ngắm chim cần mang gì", "papers"),
        ("cấp thẻ chim nộp ở đâu", "place"),
        ("nơi nộp hồ sơ cấp thẻ chim", "place"),
        ("cơ quan nào cấp thẻ chim", "place"),
        ("cấp thẻ chim ở đâu, mất bao lâu", "place"),
    ],
)
def test_the_fact_that_is_asked_for_first(typed, fact):
    assert read_query(typed).fact == fact


@pytest.mark.parametrize(
    "typed",
    [
        "cấp thẻ chim",
        "nộp lệ phí trước bạ",
        "miễn giảm học phí cho trẻ",
        "xin hỗ trợ mai táng phí",
        "thủ tục cho đăng ký tạm trú",
        "giấy phép bay phi hành đoàn",
        "hộ chiếu có hạn bao lâu một lần đổi",
        "bao nhiêu tiền",
        "cần giấy tờ gì",
        "",
    ],
)
def test_what_is_no_question_for_a_fact_asks_for_none(typed):
    assert read_query(typed).fact == ""


def lead(client, words, path="/thu-tuc/"):
    soup = BeautifulSoup(client.get(path, {"q": words}).content, "html.parser")
    return soup.select(".card-asked"), soup


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/thu-tuc/", "/tim-kiem/"])
@pytest.mark.parametrize(
    ("asking", "label", "said", "anchor"),
    [
        ("mất bao nhiêu tiền", "Phí", "đồng", "#phi-thoi-han"),
        ("mất bao lâu", "Thời hạn", "ngày làm việc", "#phi-thoi-han"),
        ("cần giấy tờ gì", "Giấy tờ cần mang", "2 giấy tờ", "#giay-to"),
        ("nộp ở đâu", "Nơi nộp", "", "#noi-nop"),
    ],
)
def test_the_best_answer_leads_with_the_fact(client, path, asking, label, said, anchor):
    [kept, _other] = store(record(1, "Cấp thẻ chích bông"), record(2, "Thả cá chép xuống ao làng bên kia sông"))
    [asked], soup = lead(client, f"cấp thẻ chích bông {asking}", path)
    assert asked.select_one(".card-label").text.startswith(label)
    assert said in asked.a.text
    assert asked.a["href"] == kept.get_absolute_url() + anchor
    assert asked.find_parent(class_="best")
    page = client.get(kept.get_absolute_url()).content.decode()
    assert f'id="{anchor[1:]}"' in page


@pytest.mark.django_db
def test_papers_that_are_asked_for_stand_once(client):
    store(record(1, "Cấp thẻ chích bông"), record(2, "Thả cá chép"))
    _asked, soup = lead(client, "cấp thẻ chích bông cần giấy tờ gì")
    assert str(soup).count("Tờ khai xin thẻ") == 1


@pytest.mark.django_db
def test_the_first_of_several_results_leads_and_no_other(client):
    store(record(1, "Cấp thẻ chích bông xanh"), record(2, "Thả chích bông vàng"))
    asked, soup = lead(client, "chích bông mất bao lâu")
    assert not soup.select(".best")
    assert len(asked) == 1
    assert asked[0].find_parent(class_="card") == soup.select(".card")[0]


@pytest.mark.django_db
def test_a_fact_that_the_record_lacks_is_said_in_the_usual_words(client):
    store(record(1, "Cấp thẻ chích bông", executionCases=[]))
    [asked], _soup = lead(client, "cấp thẻ chích bông cần giấy tờ gì")
    assert "Chưa có thông tin" in asked.text


@pytest.mark.django_db
def test_a_query_that_asks_for_no_fact_has_plain_cards(client):
    store(record(1, "Cấp thẻ chích bông"))
    assert lead(client, "cấp thẻ chích bông")[0] == []
