"""The due date as an event for a calendar."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from .content import procedure, way

pytestmark = pytest.mark.django_db


def answered(client, stored, **query):
    return client.get(f"{stored.get_absolute_url()}ngay-hen.ics", query)


def event(client, stored, **query):
    """The one event of the calendar, read by the library's own parser."""
    answer = answered(client, stored, **query)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    (found,) = Calendar.from_ical(answer.content).events
    assert not found.errors
    return found


def test_a_day_is_an_event_of_the_whole_day(client, at, settings):
    stored = procedure(way(5))
    found = event(client, stored, ngay="20/11/2026", gio="9:00")
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (date(2026, 11, 30), date(2026, 12, 1))
    assert found.decoded("dtstamp") == datetime(2026, 11, 30, 2, tzinfo=UTC)
    assert "Cấp thẻ chim sẻ" in found["summary"]
    assert f"{settings.BASE_URL}{stored.get_absolute_url()}" in found["description"]
    assert found["url"].startswith(f"{settings.BASE_URL}{stored.get_absolute_url()}ngay-hen/?")


def test_hours_are_an_event_at_an_hour(client, at):
    found = event(client, procedure(way(2, "HOUR")), ngay="20/11/2026", gio="9:00")
    assert found.decoded("dtstart") == datetime(2026, 11, 20, 4, tzinfo=UTC)  # 11:00 in Viet Nam


def test_the_same_question_is_the_same_event(client, at):
    stored = procedure(way(5))
    first = event(client, stored, ngay="20/11/2026", gio="9:00")
    at("01/12/2026 09:00")
    again = event(client, stored, ngay="2026-11-20", gio="9h", **{"thoi-han": "5-ngay-lam-viec"})
    other = event(client, stored, ngay="23/11/2026", gio="9:00")
    assert first["uid"] == again["uid"] != other["uid"]


@pytest.mark.parametrize("query", [{"ngay": "31/02/2026"}, {"thoi-han": "chim"}, {"ngay": "31/12/9999"}])
def test_what_gives_no_date_leads_to_the_page_that_says_why(client, at, query):
    stored = procedure(way(5))
    answer = answered(client, stored, **query)
    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200


def test_the_page_leads_to_its_event(client, at):
    stored = procedure(way(5))
    page = client.get(f"{stored.get_absolute_url()}ngay-hen/").content.decode()
    assert "ngay-hen.ics?thoi-han=5-ngay-lam-viec&amp;ngay=2026-11-30&amp;gio=09%3A00" in page
