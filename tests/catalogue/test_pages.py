"""The page of a procedure: what is known, what is missing, what is never claimed, where it leads."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.home.content import publish_guide, record, store

pytestmark = pytest.mark.django_db
NOINDEX = 'name="robots" content="noindex'


@pytest.fixture
def page(client):
    """Store a record with these changes; its answered page."""

    def get(name="Cấp thẻ chim sẻ", **changes):
        (procedure,) = store(record(1, name, **changes))
        answer = client.get(procedure.get_absolute_url())
        assert answer.status_code == 200
        return answer

    return get


def channel(method="DIRECT", fees=(), **changes):
    return {"submissionMethod": method, "processingTime": 5, "processingTimeUnit": "WORKING_DAY", "description": "",
            "fees": list(fees)} | changes  # fmt: skip


def words(answer):
    """What one reads on the page, without the marks of HTML."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_the_page_shows_the_facts_of_the_record(page):
    text = words(page())
    for fact in ("Cấp thẻ chim sẻ", "9.300001", "Tờ khai xin thẻ", "20.000 đồng", "5 ngày làm việc", "15/QĐ-VT",
                 "Ban quản lý vườn chim", "77/2025/NĐ-CP", "Thẻ ghé thăm", "Người xin thẻ đã đủ mười"):  # fmt: skip
        assert fact in text


@pytest.mark.parametrize("typed", ["9.300001", "9.300001/", "9.300001/ten-cu/", "9.300001/cap-the-chim/"])
def test_a_code_and_a_changed_slug_lead_to_the_page(client, typed):
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ"))
    answer = client.get(f"/thu-tuc/{typed}", follow=True)
    assert answer.redirect_chain[-1][0] == procedure.get_absolute_url()
    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["9.999999/", "9.999999/khong-co/", "khong-co/", "%F0%9F%90%A6/", "'--/", "%25/"])
def test_an_unknown_code_answers_404_with_a_search_form(client, path):
    answer = client.get(f"/thu-tuc/{path}")
    assert answer.status_code == 404
    assert 'role="search"' in answer.content.decode()


def test_two_records_of_one_code_link_to_each_other(client):
    twin = record(2, "Cấp thẻ của bộ khác") | {"code": "9.300001", "codeNotation": "9.300001"}
    one, two = store(record(1, "Cấp thẻ chim sẻ"), twin)
    assert two.get_absolute_url() in client.get(one.get_absolute_url()).content.decode()
    assert one.get_absolute_url() in client.get(two.get_absolute_url()).content.decode()


def test_twins_of_the_same_name_have_pages_of_their_own(client):
    twin = record(2, "Cấp thẻ chim sẻ") | {"code": "9.300001", "codeNotation": "9.300001"}
    one, two = store(record(1, "Cấp thẻ chim sẻ"), twin)
    assert client.get(one.get_absolute_url()).status_code == client.get(two.get_absolute_url()).status_code == 200
    assert one.get_absolute_url() != two.get_absolute_url()


def test_the_code_of_twins_leads_to_the_one_in_force(client):
    twin = record(2, "Cấp thẻ của bộ khác") | {"code": "9.300001", "codeNotation": "9.300001"}
    store(record(1, "Cấp thẻ chim sẻ"), twin)
    (left,) = store(twin, full=True)
    assert client.get(reverse("procedure_by_code", args=["9.300001"]))["Location"] == left.get_absolute_url()


@pytest.mark.parametrize("typed", ["9300001", "9.300001.000.00.00.H03", "TTHC 9.300001", "9 300001"])
def test_a_code_in_any_spelling_leads_to_its_record(client, typed):
    (one,) = store(record(1, "Cấp thẻ chim sẻ"))
    assert client.get(reverse("procedure_by_code", args=[typed]))["Location"] == one.get_absolute_url()


def test_an_address_in_capitals_leads_to_the_one_in_small_letters(client):
    answer = client.get("/THU-TUC/9.300001/?XA=1")
    assert (answer.status_code, answer["Location"]) == (302, "/thu-tuc/9.300001/?XA=1")
    assert client.get("/khong-co-trang-nay/").status_code == 404
    assert client.post("/THU-TUC/9.300001/").status_code in (403, 404)
    assert client.get("/THU-TUC/%FF/").status_code == 404
    assert client.get("/A%3FB%23/%C4%B0/")["Location"].startswith("/a%3Fb%23/")


@pytest.fixture
def withdrawn():
    """A withdrawn procedure and the one that is left."""
    gone, _left = store(record(1, "Cấp thẻ chim sẻ"), record(2, "Cấp thẻ chim én"))
    (left,) = store(record(2, "Cấp thẻ chim én"), full=True)
    return gone, left


def test_a_withdrawn_procedure_keeps_its_page_under_a_banner(client, withdrawn):
    answer = client.get(withdrawn[0].get_absolute_url())
    assert answer.status_code == 200
    assert "notice-clay" in answer.content.decode()
    assert answer.context["record"]["submission"]["url"] == ""


def test_a_withdrawn_procedure_is_kept_from_crawlers(client, withdrawn):
    gone, left = (client.get(procedure.get_absolute_url()).content.decode() for procedure in withdrawn)
    assert (NOINDEX in gone, NOINDEX in left) == (True, False)


def test_a_withdrawn_procedure_names_its_replacement(client, withdrawn):
    gone, left = withdrawn
    publish_guide(gone, replaced_by=left)
    assert left.get_absolute_url() in client.get(gone.get_absolute_url()).content.decode()


def test_missing_facts_say_that_there_is_no_information(page):
    answer = page(isWard=False, executionMethods=[], executionCases=[], requirementsAndConditions="", description="",
                  departmentsExecuting=[], departmentExecutingIds=[], executingAgencies="", resultsDetails=[],
                  legalBasisesDetails=[], executionSteps=[], procedureProposal=None, cases=[],
                  returningMethods=[])  # fmt: skip
    strip = answer.context["record"]["strip"]
    assert (strip["items"], len(strip["lacking"])) == ([], 6)
    assert all(label.lower() in words(answer) for label in strip["lacking"])
    assert "Chưa có thông tin" in words(answer)


@pytest.mark.parametrize("value", [0, 0.0, None])
def test_a_zero_without_words_is_not_free(page, value):
    fees = [{"type": "FEE", "value": value, "description": ""}]
    answer = page(executionMethods=[channel("DIRECT", fees)])
    assert "Miễn phí" not in words(answer)
    assert "Chưa có thông tin" in words(answer)


def test_a_zero_is_free_where_the_words_say_so(page):
    fees = [{"type": "FEE", "value": 0, "description": "Không thu phí"}]
    text = words(page(executionMethods=[channel("DIRECT", fees)]))
    assert "Miễn phí" in text
    assert "Không thu phí" in text


def test_one_free_line_among_missing_ones_is_not_free_at_a_glance(page):
    fees = [{"type": "FEE", "value": 0, "description": words} for words in ("Không thu phí", "")]
    record = page(executionMethods=[channel("DIRECT", fees)]).context["record"]
    assert "Phí, lệ phí" in record["strip"]["lacking"]


def test_a_placeholder_of_one_is_never_one_day(client, page):
    answer = page(
        executionMethods=[channel(processingTime=1, processingTimeUnit="OTHER")],
        cases=[{"id": "c", "code": "9.300001.01", "name": "Cấp", "processingDay": {"qty": 1, "type": "OTHER"}}],
    )
    assert not re.search(r"\b1 ngày", words(answer) + words(client.get("/thu-tuc/")))


def test_ways_of_filing_that_are_the_same_are_shown_once(page):
    groups = page(executionMethods=[channel("DIRECT"), channel("POSTAL")]).context["record"]["channels"]
    assert [(len(group["methods"]), len(group["rows"])) for group in groups] == [(2, 1)]


def test_a_way_of_filing_that_the_source_repeats_is_shown_once(page):
    groups = page(executionMethods=[channel("DIRECT"), channel("DIRECT")]).context["record"]["channels"]
    assert [(len(group["methods"]), len(group["rows"])) for group in groups] == [(1, 1)]


def test_the_button_leads_to_the_national_portal(page):
    answer = page()
    link = answer.context["record"]["submission"]["url"]
    assert link == "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/0b000000-000001"
    assert f'class="button" href="{link}"' in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    ["http://dichvucong.gov.vn/{id}", "https://evil.example/{id}", "https://dichvucong.gov.vn.evil.example/{id}",
     "https://dichvucong.gov.vn@evil.example/{id}", "https://evil.example\\@dichvucong.gov.vn/{id}",
     "javascript:alert(1)//{id}", "//dichvucong.gov.vn/{id}", "https://evil.example/#dichvucong.gov.vn", ""],
)  # fmt: skip
def test_no_link_leads_anywhere_else(settings, page, address):
    settings.NATIONAL_PROCEDURE_URL = address
    answer = page()
    assert answer.context["record"]["submission"]["url"] == ""
    assert re.findall('class="button" href="([^"]*)"', answer.content.decode()) == [
        f"{answer.request['PATH_INFO']}chuan-bi/"
    ]
    assert "evil.example" not in answer.content.decode()


def test_no_button_where_no_online_way_is_recorded(page):
    answer = page(executionMethods=[channel("DIRECT")])
    assert answer.context["record"]["submission"]["url"] == ""


def test_structured_data_cannot_leave_its_script(page):
    name = "Cấp thẻ </script><script>alert(1)</script><!-- & chim"
    text = page(name).content.decode()
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)[1]
    assert json.loads(data)["name"] == name
    assert "<script>alert" not in text


def test_markup_in_any_field_is_text(page):
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    answer = page(evil, requirementsAndConditions=evil, keywords=evil, note=evil,
                  executionSteps=[{"name": evil, "description": evil}], resultsDetails=[{"id": "r", "name": evil}],
                  legalBasisesDetails=[{"id": "l", "code": evil, "name": evil}], executingAgencies=evil,
                  executionMethods=[channel(fees=[{"type": evil, "value": 0, "description": evil}])])  # fmt: skip
    text = answer.content.decode()
    assert "<script>alert" not in text
    assert "<img src=x" not in text


def test_a_guide_shows_its_words_beside_the_official_name(client):
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ"))
    publish_guide(procedure, title="Xin thẻ chim", summary="Cho người yêu chim.", tips="Mang ô.")
    text = words(client.get(procedure.get_absolute_url()))
    for fact in ("Xin thẻ chim", "Cấp thẻ chim sẻ", "Cho người yêu chim.", "Mang ô."):
        assert fact in text


def test_a_procedure_asks_the_database_the_same_however_long_it_is(client, django_assert_max_num_queries):
    def long(count):
        (procedure,) = store(record(count, f"Cấp thẻ {count}", **{
            "executionMethods": [channel(description=f"{n}", fees=[{"type": "FEE", "value": n}]) for n in range(count)],
            "executionSteps": [{"name": "", "description": f"{n}"} for n in range(count)],
            "resultsDetails": [{"id": f"r{n}", "name": f"{n}"} for n in range(count)],
            "departmentsExecuting": [{"id": f"a{n}", "code": f"{n}", "name": f"Ban {n}"} for n in range(count)],
            "legalBasisesDetails": [{"id": f"l{n}", "code": f"{n}/QĐ", "name": f"{n}"} for n in range(count)],
        }))  # fmt: skip
        return procedure.get_absolute_url()

    short, endless = long(5), long(60)
    client.get(short)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(short)
    with django_assert_max_num_queries(20) as many:
        client.get(endless)
    assert len(few) == len(many)
