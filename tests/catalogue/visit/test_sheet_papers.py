"""The papers on the sheet: one's own case, one's own way of filing, and what is asked where there are too many."""

import re

import pytest
from bs4 import BeautifulSoup

from catalogue.visit.choices import keys_of
from tests.catalogue.dossier.builders import case, paper, stored
from tests.catalogue.visit.content import way

pytestmark = pytest.mark.django_db
WAYS = [way(5), way(3, method="ONLINE"), way(6, method="POSTAL")]
HOUSE = "Đăng ký vào chỗ ở thuộc quyền sở hữu của mình"


@pytest.fixture
def sheet(client):
    """sheet(cases, query) stores a procedure and answers its sheet, read."""

    def show(*cases, **query):
        page = stored(*cases, executionMethods=WAYS).get_absolute_url()
        answer = client.get(f"{page}chuan-bi/", query)
        assert answer.status_code == 200
        soup = BeautifulSoup(answer.content, "html.parser")
        soup.content = answer.context["sheet"]
        return soup

    return show


def boxes(soup):
    """The names of what has a box to tick under "Papers to bring"."""
    return [re.sub(r"\s*\(1 bản chính\)", "", box.parent.get_text().strip())
            for box in soup.select(".sheet-body > section:first-child .tick-box")]  # fmt: skip


def shown_lines(soup):
    return soup.select(".sheet-body > section:first-child .sheet-papers > li")


def labels(soup):
    """{label of a case of the question: its key}, in its order."""
    return {choice.get_text().strip(): choice.input["value"] for choice in soup.select(".sheet-form .choice")}


def lists(*cases):
    return [{"name": name, "lines": [{"name": line} for line in lines], "folded": []} for name, *lines in cases]


def long(code, name, originals=1):
    """A line with a long name."""
    return paper(code, originals) | {"name": name}


TWINS = (case(HOUSE, "Giấy đăng kiểm xe"), case("Thuê nhà", "Hợp đồng"), case(f"* {HOUSE}:", "Tờ khai", "Sổ hồng"))


def test_two_cases_of_one_name_are_two_choices(sheet):
    told = labels(sheet(*TWINS))
    assert list(told) == [f"{HOUSE} – Giấy đăng kiểm xe", "Thuê nhà", f"{HOUSE}: – Tờ khai"]
    assert len(set(told.values())) == 3
    assert boxes(sheet(*TWINS, **{"truong-hop": told[f"{HOUSE}: – Tờ khai"]})) == ["Tờ khai", "Sổ hồng"]


def test_what_twins_share_does_not_tell_them_apart(sheet):
    told = labels(sheet(case(HOUSE, "Tờ khai", "Sổ hồng"), case(HOUSE, "Tờ khai", "Giấy xe")))
    assert list(told) == [f"{HOUSE} – Sổ hồng", f"{HOUSE} – Giấy xe"]


def test_names_that_differ_past_the_cut_are_shown_whole(sheet):
    names = [f"{HOUSE * 5}, {word}" for word in ("nhà", "xe")]
    assert list(labels(sheet(*(case(name, "Đơn") for name in names)))) == names


def test_a_key_stays_when_the_order_changes():
    cases = lists(("Nhà", "a", "b"), ("Xe", "c"), ("Nhà", "d"))
    turned = lists(("Nhà", "d"), ("Nhà", "b", "a"), ("Xe", "c"))
    one, two, three = keys_of(cases)
    assert keys_of(turned) == [three, one, two]
    assert keys_of(lists(("Xe", "other"))) == [two]


def test_cases_alike_in_all_have_keys_of_their_own():
    assert len(set(keys_of(lists(*[("Nhà", "a")] * 3)))) == 3


MANY = [case(f"Trường hợp {number}", f"Giấy {number}") for number in range(12)]


def test_of_many_cases_the_chosen_ones_come_first_and_the_rest_folds(sheet):
    last = labels(sheet(*MANY))["Trường hợp 11"]
    soup = sheet(*MANY, **{"truong-hop": last})
    assert next(iter(labels(soup))) == "Trường hợp 11"
    (first, *others) = soup.select(".sheet-form .choice")
    assert first.input.has_attr("checked")
    assert first.find_parent("details") is None
    fold = soup.select_one(".sheet-form details")
    assert len(fold.select(".choice")) == 4
    assert not fold.has_attr("open")
    assert not any(choice.input.has_attr("checked") for choice in others)


def test_while_nothing_is_chosen_no_case_is_hidden(sheet):
    assert sheet(*MANY).select_one(".sheet-form details").has_attr("open")


def test_a_few_cases_do_not_fold(sheet):
    assert sheet(*MANY[:9]).select_one(".sheet-form details") is None


def test_of_many_cases_only_the_names_are_printed_until_one_is_chosen(sheet):
    soup = sheet(case("", "Đơn"), *MANY)
    assert boxes(soup) == ["Đơn"]
    names = [name.get_text() for name in soup.select(".sheet-ask li")]
    assert (len(names), names[0]) == (12, "Trường hợp 0 (1 giấy tờ)")


def test_few_cases_of_many_lines_are_many_too(sheet):
    assert boxes(sheet(*(case(name, *(f"Giấy {name} {n}." for n in range(15))) for name in ("Nhà", "Xe")))) == []


def test_the_whole_record_can_still_be_printed(sheet):
    link = sheet(*MANY).select_one(".sheet-ask a")["href"]
    assert "tat-ca=1" in link
    soup = sheet(*MANY, **{"tat-ca": 1})
    assert len(boxes(soup)) == 12
    assert "tat-ca=1" in soup.content["share_url"]


def test_the_paper_says_that_nothing_was_chosen(sheet):
    for cases in (MANY, MANY[:2]):
        assert sheet(*cases).select_one(".sheet-ask") is not None
    chosen = labels(sheet(*MANY))["Trường hợp 3"]
    assert sheet(*MANY, **{"truong-hop": chosen}).select_one(".sheet-ask") is None
    assert sheet(case("", "Đơn")).select_one(".sheet-ask") is None


DESK = case("Khi nộp hồ sơ trực tiếp cần xuất trình các giấy tờ sau để đối chiếu", "Giấy xác nhận khuyết tật")
HELPED = case("Đối với hồ sơ trợ cấp hàng tháng", "Tờ khai")
OTHER = case("Đối với hồ sơ hỗ trợ chăm sóc", "Tờ khai chăm sóc")


@pytest.mark.parametrize("query", [{}, {"cach": "truc-tiep"}])
def test_what_all_bring_who_file_so_is_brought_whatever_the_case(sheet, query):
    told = labels(sheet(DESK, HELPED, OTHER))
    assert list(told) == ["Đối với hồ sơ trợ cấp hàng tháng", "Đối với hồ sơ hỗ trợ chăm sóc"]
    chosen = told["Đối với hồ sơ trợ cấp hàng tháng"]
    soup = sheet(DESK, HELPED, OTHER, **{"truong-hop": chosen, **query})
    assert boxes(soup) == ["Giấy xác nhận khuyết tật", "Tờ khai"]


def test_what_holds_for_another_way_is_left_out_and_that_is_said(sheet):
    soup = sheet(DESK, HELPED, OTHER, cach="truc-tuyen")
    assert boxes(soup) == ["Tờ khai", "Tờ khai chăm sóc"]
    assert soup.content["papers"]["left_out"] == 1


LINES = case(
    "",
    long("a", "- Tờ khai (nếu người yêu cầu nộp hồ sơ theo hình thức trực tiếp)"),
    long("b", "- Mẫu điện tử (nếu người yêu cầu nộp hồ sơ theo hình thức trực tuyến)"),
    long("c", "Trường hợp gửi hồ sơ qua hệ thống bưu chính thì phải gửi bản sao chứng thực", 0),
    "Hộ chiếu",
)


@pytest.mark.parametrize(
    ("way", "lines"),
    [("", 4), ("truc-tiep", 2), ("truc-tuyen", 2), ("buu-chinh", 3)],
)
def test_lines_of_another_way_are_left_out(sheet, way, lines):
    """What goes by post is the same paper that others hand in themselves."""
    soup = sheet(LINES, cach=way)
    assert len(shown_lines(soup)) == lines
    assert soup.content["papers"]["left_out"] == 4 - lines


def test_where_nothing_would_be_left_nothing_is_left_out(sheet):
    assert boxes(sheet(case("Nộp trực tuyến", "Đơn"), cach="truc-tiep")) == ["Đơn"]


def test_bullets_of_the_source_are_not_shown(sheet):
    soup = sheet(case("* Giấy tờ phải nộp:", "- Tờ khai", "+ Ảnh"))
    assert boxes(soup) == ["Tờ khai", "Ảnh"]


def test_headings_and_notes_have_no_box(sheet):
    heading = long("a", "* Ngoài giấy tờ nêu trên, tùy trường hợp phải nộp giấy tờ sau đây:")
    note = long("b", "Giá trị sử dụng của giấy tờ nước ngoài là sáu tháng kể từ ngày cấp.")
    soup = sheet(case("", "Đơn", heading, note))
    assert boxes(soup) == ["Đơn"]
    assert len(shown_lines(soup)) == 3
