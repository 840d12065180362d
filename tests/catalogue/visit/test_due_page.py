"""The page that counts: the answer first, and a sentence for whatever cannot be counted."""

from datetime import date
from urllib.parse import parse_qsl

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.models import CalendarDay, CalendarYear
from catalogue.models import Procedure
from core.web import pages

from .content import answer, case, dates, due_page, procedure, set_by_province, way

pytestmark = pytest.mark.django_db


def rows(soup):
    """The days of the folded table."""
    return soup.select(".due-days tbody tr")


def test_the_answer_stands_first_and_the_counting_folded_below(client, at):
    soup = due_page(client, procedure(way(5)), ngay="20/11/2026", gio="9:00")
    assert answer(soup) == "30/11/2026"
    assert not soup.select_one("details.fold").has_attr("open")
    assert len(rows(soup)) == 11
    assert dates(rows(soup)[4]) == ["24/11/2026"]
    assert "Ngày nghỉ 24/11" in rows(soup)[4].get_text()
    assert [bool(row.select_one("th")) and row["class"][0] for row in rows(soup)][:5] == [
        "due-skipped", "due-skipped", "due-skipped", "due-counted", "due-skipped",
    ]  # fmt: skip


def test_without_a_day_it_is_now(client, at):
    at("30/11/2026 14:59")
    stored = procedure(way(1))
    assert answer(due_page(client, stored)) == "01/12/2026"
    at("30/11/2026 15:01")
    soup = due_page(client, stored)
    assert answer(soup) == "02/12/2026"
    assert soup.select_one("#day")["value"] == "2026-11-30"
    assert soup.select_one("#hour")["value"] == "15:01"


def test_now_is_never_kept_and_a_named_day_is(client, at, monkeypatch):
    monkeypatch.setattr(pages, "is_shared", lambda generation: True)
    url = f"{procedure(way(1)).get_absolute_url()}ngay-hen/"
    assert "Cache-Status" not in client.get(url)
    assert "Cache-Status" not in client.get(url, {"thoi-han": "1-ngay-lam-viec"})
    assert "stored" in client.get(url, {"ngay": "2026-11-30"})["Cache-Status"]


@pytest.mark.parametrize("day", ["20/11/2026", "2026-11-20", "20-11-2026", "20.11.2026", " 20 / 11 / 2026 "])
@pytest.mark.parametrize("hour", ["15:20", "15h20", "15.20", "15 giờ 20", "15g20"])
def test_days_and_hours_are_read_as_people_write_them(client, at, day, hour):
    assert answer(due_page(client, procedure(way(1)), ngay=day, gio=hour)) == "25/11/2026"


@pytest.mark.parametrize(
    "query",
    [
        {"ngay": "31/02/2026"},
        {"ngay": "2026-02-31"},
        {"ngay": "hôm qua"},
        {"ngay": "0"},
        {"ngay": "00/00/0000"},
        {"ngay": "01/01/0000"},
        {"ngay": "0001-01-01"},
        {"ngay": "31/12/9999"},
        {"ngay": "1/1/2019"},
        {"ngay": "١٢/١١/٢٠٢٦"},
        {"ngay": "20/11/2026", "gio": "25:00"},
        {"ngay": "20/11/2026", "gio": "9:75"},
        {"ngay": "20/11/2026", "gio": "trưa"},
        {"gio": "-1"},
        {"ngay": "20/11/2026", "bo-sung": "19/11/2026"},
        {"ngay": "20/11/2026", "bo-sung": "31/12/9999"},
        {"ngay": "20/11/2026", "bo-sung": "xyz"},
        {"ngay": "20/11/2026\x00"},
        {"ngay": "9" * 500},
        {"thoi-han": "chim"},
    ],
)
def test_what_cannot_be_read_is_answered_by_a_sentence_and_the_form(client, at, query):
    soup = due_page(client, procedure(way(5)), **query)
    assert soup.select_one(".notice")
    assert not soup.select(".notice a")
    assert answer(soup) == ""
    assert not rows(soup)
    assert soup.select_one(".due-form button")


def test_an_unknown_limit_shows_those_that_there_are(client, at):
    soup = due_page(client, procedure(way(3), way(10)), **{"thoi-han": "7-ngay-lam-viec", "ngay": "20/11/2026"})
    assert soup.select_one(".notice")
    assert not soup.select("select option[selected]")


def test_what_was_typed_well_stays_in_the_form(client, at):
    soup = due_page(client, procedure(way(5)), ngay="20/11/2026", gio="9h30", **{"bo-sung": "31/02/2026"})
    assert (soup.select_one("#day")["value"], soup.select_one("#hour")["value"]) == ("2026-11-20", "09:30")
    assert soup.select_one("#supplement")["value"] == ""


def test_several_limits_are_shown_each_with_its_day_and_lead_to_the_counting(client, at):
    stored = procedure(way(3), way(5, method="ONLINE"), cases=[case("Cấp lần đầu", 15, "DAY")])
    soup = due_page(client, stored, ngay="20/11/2026", gio="9:00")
    table = soup.select_one(".table-cards")
    assert dates(table) == ["26/11/2026", "30/11/2026", "07/12/2026"]
    assert "Cấp lần đầu" in table.get_text()
    link = table.select("a")[1]["href"]
    assert answer(due_page(client, stored, **dict(parse_qsl(link[1:])))) == "30/11/2026"


def test_a_supplement_begins_anew(client, at):
    soup = due_page(client, procedure(way(5)), ngay="02/11/2026", gio="9:00", **{"bo-sung": "20/11/2026"})
    assert answer(soup) == "30/11/2026"
    assert dates(rows(soup)[0]) == ["02/11/2026"]
    late = due_page(client, procedure(way(5)), ngay="02/11/2026", gio="16:00", **{"bo-sung": "20/11/2026"})
    assert answer(late) == "01/12/2026"


def test_a_supplement_alone_is_counted_from(client, at):
    assert answer(due_page(client, procedure(way(5)), **{"bo-sung": "20/11/2026"})) == "30/11/2026"


def test_hours_end_at_an_hour(client, at):
    soup = due_page(client, procedure(way(8, "HOUR", note="8 giờ làm việc")), ngay="23/11/2026", gio="14:00")
    assert answer(soup) == "14:30 25/11/2026"


def test_a_year_that_is_not_decided_makes_the_day_provisional_and_is_named(client, at):
    stored = procedure(way(5))
    sure = due_page(client, stored, ngay="20/11/2026").select_one(".due-answer").find_all("p")
    soup = due_page(client, stored, ngay="30/12/2026")
    unsure = soup.select_one(".due-answer").find_all("p")
    assert answer(soup) == "07/01/2027"
    assert len(unsure) == len(sure) + 1
    assert "2027" in unsure[2].get_text()


def test_a_past_day_is_counted_with_a_plain_note(client, at):
    stored = procedure(way(5))
    assert not due_page(client, stored, ngay="30/11/2026").select(".notice")
    assert due_page(client, stored, ngay="27/11/2026").select(".notice-quiet")
    soup = due_page(client, stored, ngay="02/11/2026")
    assert answer(soup) == "09/11/2026"
    assert soup.select(".notice-gold")


@pytest.mark.parametrize(
    ("limit", "unit", "most"), [(30, "DAY", 40), (198, "WORKING_DAY", 15), (3, "YEAR", 42), (50, "YEAR", 55)]
)
def test_a_long_count_is_told_by_month_or_year(client, at, limit, unit, most):
    soup = due_page(client, procedure(way(limit, unit)), ngay="20/11/2026")
    assert answer(soup)
    assert len(rows(soup)) <= most


@pytest.mark.parametrize("limit", ["Không quá 10 ngày làm việc", "Không quy định", 0])
def test_what_has_no_number_gives_no_date_and_no_form(client, at, limit):
    soup = due_page(client, procedure(way(limit, "OTHER")), ngay="20/11/2026")
    assert answer(soup) == ""
    assert soup.select("#without-heading")
    assert not soup.select(".due-form")
    assert soup.select_one('meta[name="robots"]')


def test_a_limit_beyond_all_calendars_gives_no_date(client, at):
    soup = due_page(client, procedure(way(9000, "YEAR")), ngay="20/11/2026")
    assert answer(soup) == ""


def test_without_a_calendar_nothing_is_counted(client, at):
    CalendarDay.objects.all().delete()
    CalendarYear.objects.all().delete()
    soup = due_page(client, procedure(way(5)))
    assert answer(soup) == ""
    assert soup.select_one(".notice")


def test_a_new_day_off_shows_at_once(client, at):
    stored = procedure(way(5))
    assert answer(due_page(client, stored, ngay="30/11/2026")) == "07/12/2026"
    CalendarDay.objects.create(day=date(2026, 12, 1), name="Ngày thử", source="thử")
    assert answer(due_page(client, stored, ngay="30/11/2026")) == "08/12/2026"


def test_a_withdrawn_procedure_gives_no_date(client, at):
    stored = procedure(way(5))
    Procedure.objects.filter(pk=stored.pk).update(withdrawn_on="2026-11-01")
    soup = due_page(client, stored)
    assert answer(soup) == ""
    assert not soup.select(".due-form")


def test_the_province_decides(client, at):
    stored = procedure(way(10))
    set_by_province(stored, {"words": "Trả trong ngày làm việc"})
    assert answer(due_page(client, stored, ngay="20/11/2026", gio="16:00")) == "23/11/2026"


@pytest.mark.parametrize(("query", "is_kept_out"), [({}, False), ({"ngay": "2026-11-20"}, True), ({"gio": "x"}, True)])
def test_search_engines_get_the_page_without_a_day_only(client, at, settings, query, is_kept_out):
    stored = procedure(way(5))
    soup = due_page(client, stored, **query)
    assert bool(soup.select_one('meta[name="robots"][content="noindex"]')) is is_kept_out
    canonical = soup.select_one('link[rel="canonical"]')["href"]
    assert canonical == f"{settings.BASE_URL}{stored.get_absolute_url()}ngay-hen/"


def test_a_changed_slug_leads_to_the_record(client, at):
    stored = procedure(way(5))
    assert client.get(f"/thu-tuc/{stored.code}/chim/ngay-hen/").status_code == 302


def test_counting_asks_the_database_the_same_however_long_it_is(client, at):
    def asked(*ways):
        stored = procedure(*ways)
        url = f"{stored.get_absolute_url()}ngay-hen/"
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        return len(queries)

    many = [way(number, method=method) for number in range(1, 12) for method in ("DIRECT", "ONLINE", "POSTAL")]
    assert asked(way(5)) == asked(*many) <= 22
