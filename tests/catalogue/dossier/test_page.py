"""The papers on the page of a procedure, at its head and in the search results."""

import re
from datetime import date

import pytest
from django.db import connection
from django.http import QueryDict
from django.template import engines
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from catalogue.page import papers
from catalogue.page.loading import load, with_parts
from search.documents import Document  # noqa: F401
from search.results.cache import find

from .builders import case, paper, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(client):
    """Store cases; the section of the papers, as HTML, and the lists behind it."""

    def show(*cases, **changes):
        answer = client.get(stored(*cases, **changes).get_absolute_url())
        html = answer.content.decode()
        section = re.search(r'<section id="giay-to".*?</section>', html, re.S)[0]
        return section, answer.context["record"]["papers"]

    return show


def glance(*cases):
    stored(*cases)
    (procedure,) = load("9.300001")
    with translation.override("en"):
        return papers.glance(with_parts(procedure), "")


def names(cases):
    return [case["name"] for case in cases]


def open_part(html):
    """What stands open on the page."""
    return re.sub(r"<details.*?</details>", "", html, flags=re.S)


def test_what_everyone_needs_stands_open_and_a_case_is_a_choice(shown):
    html, lists = shown(case("Đối với tổ chức", "Giấy giới thiệu"), case("Giấy tờ phải nộp", "Đơn"))
    assert (names(lists["everyone"]), names(lists["conditions"])) == (["Giấy tờ phải nộp"], ["Đối với tổ chức"])
    assert "Đơn" in open_part(html)
    assert "Giấy giới thiệu" not in open_part(html)
    assert html.index("Đơn") < html.index("Giấy giới thiệu")


def test_papers_without_a_case_come_first(shown):
    _html, lists = shown(case("Giấy tờ phải xuất trình", "Thẻ"), case("", "Đơn"))
    assert names(lists["everyone"]) == ["", "Giấy tờ phải xuất trình"]


def test_notes_come_last_in_plain_text(shown):
    everyone, some = case("", paper("Ví dụ: thẻ của bạn", 0), "Đơn"), case("Đối với tổ chức", "Ấn")
    html, lists = shown(case("* Lưu ý:", "Mang bản gốc"), everyone, some)
    assert names(lists["notes"]) == ["* Lưu ý:"]
    assert [line["name"] for line in lists["everyone"][0]["lines"]] == ["Đơn", "Ví dụ: thẻ của bạn"]
    assert html.index("Ấn") < html.index("Mang bản gốc")
    assert "Mang bản gốc" in open_part(html)


def test_the_bullets_of_the_source_are_not_shown_beside_ours(shown):
    html, _lists = shown(case("* Giấy tờ phải nộp:", "- Tờ khai", "+ - Ảnh"), case("- Đối với tổ chức", "• Ấn"))
    assert not re.search(r">\s*[-+*•]", html)


def test_what_the_office_makes_is_folded_apart_and_nothing_is_hidden(shown):
    html, lists = shown(case("", "Đơn", "Tờ trình của Sở Vườn tược"))
    assert [line["name"] for line in lists["office"]] == ["Tờ trình của Sở Vườn tược"]
    assert "Tờ trình của Sở" in html
    assert "Tờ trình của Sở" not in open_part(html)
    assert "tick-box" not in html[html.index("case-office") :]


def test_of_a_very_long_list_the_rest_is_folded(shown):
    html, lists = shown(case("", *(f"Giấy {number}." for number in range(45))))
    (alone,) = lists["everyone"]
    assert (len(alone["lines"]), len(alone["folded"])) == (40, 5)
    assert "Giấy 39." in open_part(html)
    assert "Giấy 40." not in open_part(html)
    assert "Giấy 44." in html


def test_a_list_of_forty_is_not_folded(shown):
    html, _lists = shown(case("", *(f"Giấy {number}." for number in range(40))))
    assert open_part(html) == html


def test_a_dossier_without_papers_says_so(shown):
    html, _lists = shown()
    assert "fact-missing" in html


@pytest.mark.parametrize(
    ("cases", "words"),
    [
        ([case("", "Đơn", "Ảnh", "Thẻ"), case("Đối với tổ chức", "Ấn")], "3 papers, more by case"),
        ([case("", "Đơn")], "1 paper"),
        ([case("Đối với a", "b", "c"), case("Đối với d", *"efghi")], "by case: 2–5 papers"),
        ([case("Đối với a", "b", "c"), case("Đối với d", "e", "f")], "by case: 2 papers"),
        ([case("", "Trường hợp mất thẻ: đơn trình báo")], "Depends on the case"),
        ([case("", "Tờ trình của Sở Vườn tược")], "See the details"),
    ],
)
def test_the_strip_counts_papers_and_no_notes(cases, words):
    assert (glance(*cases, case("Lưu ý", "Mang bản gốc")).text) == words


def test_the_strip_of_a_record_without_papers_says_that_nothing_is_known():
    assert glance().state == "missing"


def test_a_form_says_what_it_is_and_that_the_nation_keeps_it(shown):
    form = {"id": "f", "fileName": "to-khai.docx", "filePath": "a", "bucketName": "b"}
    html, lists = shown(case("", paper("Đơn", attachments=[form])))
    ((shown_form,),) = [line["forms"] for line in lists["everyone"][0]["lines"]]
    assert shown_form == {"name": "to-khai.docx", "kind": "Word", "url": shown_form["url"], "size": "", "on": None}
    assert re.search(rf'href="{re.escape(shown_form["url"])}" rel="external"', html)
    assert "(Word, " in html


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.doc", "Word"), ("A.DOCX", "Word"), ("b.xlsx", "Excel"), ("b.xls", "Excel"), ("c.pdf", "PDF"), ("d.zip", "ZIP"),
     ("no ending", ""), ("1.MuCT01", "MUCT0"), ("", "")],
)  # fmt: skip
def test_the_kind_of_a_form_is_told_by_its_ending(name, kind):
    assert papers.national_form(name, "")["kind"] == kind


def drawn(form):
    source = '{% from "components/form_link.html" import form_link %}{{ form_link(form) }}'
    return " ".join(engines["jinja2"].from_string(source).render({"form": form}).split())


def test_a_file_of_our_own_tells_its_size_and_day_and_leads_nowhere_else():
    html = drawn({"name": "Đơn", "kind": "Word", "url": "/don.docx", "size": "40 kB", "on": date(2026, 7, 1)})
    assert html.startswith('<a href="/don.docx"><span>Đơn</span></a>')
    assert "(Word, 40 kB, " in html
    assert "01/07/2026)" in html


def test_a_form_without_an_address_is_no_link():
    assert "<a" not in drawn(papers.national_form("don.docx", ""))


def test_the_cards_first_papers_are_those_that_everyone_brings():
    stored(case("Đối với tổ chức", "Ấn"), case("", "Lưu ý: bản gốc", "Đơn", "Tờ trình của Sở Vườn tược", *"abcde"))
    best = find("procedure", QueryDict("q=cấp thẻ thăm vườn"), "/thu-tuc/").best.card
    assert best["papers"] == ["Đơn", "a", "b", "c"]
    assert (best["papers_more"], best["papers_by_case"]) == (2, True)


def test_however_many_cases_there_are_the_page_asks_the_same(client):
    few = stored(case("", "Đơn"), number=2).get_absolute_url()
    cases = (case(f"Đối với {n}", *(f"{n} {m}" for m in range(9))) for n in range(20))
    many = stored(*cases, number=3).get_absolute_url()
    client.get(few)
    counts = []
    for address in (few, many):
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]
