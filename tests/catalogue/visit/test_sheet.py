"""The sheet to take along: what is chosen stands in the address, what nobody knows is never added as nothing."""

import re
from datetime import date

import pytest
from django.utils import timezone

from catalogue.visit.proxy import proxies
from tests.agencies.desks.making import text_of
from tests.home.content import record, store

pytestmark = pytest.mark.django_db


def paper(name, originals=1, copies=0):
    return {"name": name, "originalQty": originals, "copyQty": copies}


CASES = [
    {"name": "", "profileComponents": [paper("Tờ khai xin thẻ")]},
    {"name": "Trường hợp trẻ em", "profileComponents": [paper("Giấy của cha mẹ")]},
    {"name": "Trường hợp người nước ngoài", "profileComponents": [paper("Hộ chiếu", 0, 1)]},
]


@pytest.fixture
def procedure():
    """A procedure with papers for everyone and for two cases."""
    return store(record(1, "Cấp thẻ chim sẻ", executionCases=CASES))[0]


@pytest.fixture
def sheet(client, procedure):
    """sheet(query) answers the sheet's page."""
    return lambda **query: client.get(f"{procedure.get_absolute_url()}chuan-bi/", query)


def keys(answer):
    """{name of a case: its key in addresses}."""
    return {case["name"]: case["key"] for case in answer.context["sheet"]["form"]["cases"]}


def papers_of(answer):
    return [line["name"] for part in ("everyone", "cases") for case in answer.context["sheet"]["papers"][part]
            for line in case["lines"]]  # fmt: skip


def test_without_a_choice_the_whole_record_stands_on_it(sheet):
    answer = sheet()
    assert papers_of(answer) == ["Tờ khai xin thẻ", "Giấy của cha mẹ", "Hộ chiếu"]
    text = text_of(answer)
    for words in ("Chuẩn bị đi nộp:", "(1 bản chính)", "(1 bản sao)", "Nếu đi sau ngày", "Lập ngày"):
        assert words in text


def test_who_chooses_a_case_takes_its_papers_and_those_for_everyone(sheet):
    chosen = keys(sheet())["Trường hợp trẻ em"]
    answer = sheet(**{"truong-hop": chosen})
    assert papers_of(answer) == ["Tờ khai xin thẻ", "Giấy của cha mẹ"]
    assert "Không in 1 trường hợp khác." in text_of(answer)


def test_the_way_of_filing_decides_price_and_day(sheet):
    direct, online = text_of(sheet(cach="truc-tiep")), text_of(sheet(cach="truc-tuyen"))
    assert "Phải trả: 20.000 đồng" in direct
    assert "5 ngày làm việc" in direct
    assert "Phải trả: Miễn phí" in online
    assert "3 ngày làm việc" in online


@pytest.fixture
def of_pages():
    """A procedure of which each page is paid for."""
    fees = [{"type": "FEE", "value": 2000, "description": "2.000 đồng/trang"}]
    methods = [{"submissionMethod": "DIRECT", "fees": fees, "processingTime": 5, "processingTimeUnit": "DAY"}]
    return store(record(3, "Chứng thực", executionMethods=methods))[0]


def test_what_is_paid_for_each_page_is_multiplied_and_asked_by_its_name(client, of_pages, sheet):
    answer = client.get(f"{of_pages.get_absolute_url()}chuan-bi/", {"so": "3"})
    assert "2.000 đồng/trang × 3 = 6.000 đồng" in text_of(answer)
    assert answer.context["sheet"]["form"]["unit"] == "trang"
    assert sheet().context["sheet"]["form"]["unit"] == ""
    assert "×" not in text_of(sheet(cach="truc-tiep", so="3"))


@pytest.mark.parametrize(("typed", "number", "is_said"), [
    ("501", 500, True), ("9" * 300, 500, True), ("-4", 1, True), ("0", 1, True), ("ba", 1, True),
    (" 12 ", 12, False), ("500", 500, False), ("", 1, False),
])  # fmt: skip
def test_a_number_that_is_not_counted_with_is_said(client, of_pages, typed, number, is_said):
    choices = client.get(f"{of_pages.get_absolute_url()}chuan-bi/", {"so": typed}).context["sheet"]["choices"]
    assert choices.number == number
    assert bool(choices.notes) == is_said


def test_without_a_way_each_way_has_its_price(sheet):
    text = text_of(sheet())
    assert "Phải trả: 20.000 đồng" in text
    assert "Phải trả: Miễn phí" in text


@pytest.mark.parametrize(
    "query",
    [
        {"truong-hop": ["x"] * 400},
        {"ngay": "31/02/2026"},
        {"ngay": "01/01/9999"},
        {"ngay": "1/1/2020"},
        {"so": "-4"},
        {"so": "9" * 300},
        {"so": "²"},
        {"cach": "bo-cau"},
        {"lap": "9999-12-31"},
        {"lap": "x"},
        {"xa": "99999"},
        {"truong-hop": "\u0000", "ngay": "🐦"},
    ],
)
def test_an_address_edited_by_hand_gives_a_useful_sheet(sheet, query):
    answer = sheet(**query)
    assert answer.status_code == 200
    assert "Tờ khai xin thẻ" in text_of(answer)


def test_a_day_that_is_over_is_said_and_today_counts(sheet):
    answer = sheet(ngay="1/1/2020")
    assert "Ngày 01/01/2020 đã qua: tờ chuẩn bị này tính cho hôm nay." in text_of(answer)
    assert answer.context["sheet"]["choices"].day == timezone.localdate()


def test_opened_later_it_says_what_changed_since(client, sheet, procedure):
    assert "không đổi từ khi lập tờ này ngày 01/01/2026" in text_of(sheet(lap="2026-01-01"))
    store(record(1, "Cấp thẻ chim sẻ", executionCases=[*CASES[:1], *CASES[2:]]))
    text = text_of(sheet(lap="2026-01-01"))
    assert "Đã thay đổi từ khi lập tờ này ngày 01/01/2026:" in text
    assert "tu=2026-01-01" in sheet(lap="2026-01-01").content.decode()


def test_the_address_to_share_makes_the_same_sheet(client, sheet):
    chosen = keys(sheet())["Trường hợp trẻ em"]
    answer = sheet(**{"truong-hop": chosen, "cach": "truc-tuyen"})
    shared = answer.context["sheet"]["share_url"]
    again = client.get(shared[shared.index("/thu-tuc/") :])
    assert papers_of(again) == papers_of(answer)
    assert f"lap={timezone.localdate():%Y-%m-%d}" in shared
    assert "<svg" in answer.context["sheet"]["qr_html"]


def test_who_may_go_instead_is_quoted_or_to_be_asked(client, sheet):
    assert "Hồ sơ quốc gia không nói." in text_of(sheet())
    told = store(record(2, "Cấp thẻ", executionSteps=[{"name": "", "description": "Nộp thay thì có giấy ủy quyền."}]))[
        0
    ]
    text = text_of(client.get(f"{told.get_absolute_url()}chuan-bi/"))
    assert "Về người đi thay, hồ sơ quốc gia ghi:" in text
    assert "“Nộp thay thì có giấy ủy quyền.”" in text


@pytest.mark.parametrize(
    ("words", "must", "may"),
    [
        ("Khi đăng ký, hai bên phải có mặt.", 1, 0),
        ("Cán bộ thu nhận vân tay của người xin thẻ.", 1, 0),
        ("Người được ủy quyền mang giấy ủy quyền.", 0, 1),
        ("Xác nhận thay đổi trên giấy đã cấp.", 0, 0),
        ("Giấy chứng nhận hộ nghèo.", 0, 0),
        ("Cơ quan được ủy quyền giải quyết trong ba ngày.", 0, 0),
        ("Mẫu phiếu dùng cho người được ủy quyền", 0, 0),
    ],
)
def test_of_going_for_others_only_what_speaks_of_it_is_quoted(words, must, may):
    told = proxies(
        store(record(1, "Cấp thẻ", executionCases=[], executionSteps=[{"name": "", "description": words}]))[0]
    )
    assert (len(told["must"]), len(told["may"])) == (must, may)


def test_what_nobody_knows_is_on_the_list_of_questions(client):
    (procedure,) = store(record(1, "Cấp thẻ", executionMethods=[], executionCases=[], cases=[]))
    answer = client.get(f"{procedure.get_absolute_url()}chuan-bi/")
    assert answer.context["sheet"]["lacking"] == ["Phí, lệ phí", "Thời hạn", "Giấy tờ cần mang"]
    assert "Chưa rõ phải trả bao nhiêu: hỏi trước khi đi." in text_of(answer)


def test_it_asks_the_database_the_same_however_long_the_record_is(client, django_assert_max_num_queries):
    long = [{"name": f"Trường hợp {n}", "profileComponents": [paper(f"Giấy {m}") for m in range(9)]} for n in range(25)]
    short, whole = store(record(1, "Cấp thẻ chim sẻ"), record(2, "Cấp thẻ chim sâu", executionCases=long))
    for procedure in (short, whole):
        client.get(f"{procedure.get_absolute_url()}chuan-bi/", {"so": 2})
        with django_assert_max_num_queries(26):
            answer = client.get(f"{procedure.get_absolute_url()}chuan-bi/", {"so": 3, "tat-ca": 1})
    assert len(re.findall("tick-box", answer.content.decode())) >= 225


def test_a_sheet_is_good_for_a_month_or_until_a_fee_of_the_province_ends(sheet):
    assert (sheet().context["sheet"]["check_after"] - timezone.localdate()).days == 30
    assert isinstance(sheet().context["sheet"]["check_after"], date)
