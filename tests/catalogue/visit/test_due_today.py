"""By which day the result of what is filed today comes, on the page of a procedure."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from agencies.models import CalendarYear, LegalNumber
from catalogue.models import Procedure
from core.generation import generation

from .content import dates, procedure, way

pytestmark = pytest.mark.django_db


def block(client, stored):
    soup = BeautifulSoup(client.get(stored.get_absolute_url()).content, "html.parser")
    return soup.select_one("#phi-thoi-han .due-answer")


def test_each_limit_has_its_day(client, at):
    found = block(client, procedure(way(5), way(3, method="ONLINE")))
    assert dates(found.select_one(".due-today")) == ["07/12/2026", "03/12/2026"]
    assert "ngay-hen/" in found.select_one("a")["href"]


@pytest.mark.parametrize(
    ("now", "days"),
    [
        ("30/11/2026 00:00", ["30/11/2026", "01/12/2026"]),
        ("30/11/2026 15:00", ["30/11/2026", "01/12/2026"]),
        ("30/11/2026 15:01", ["30/11/2026", "01/12/2026", "02/12/2026"]),
        ("29/11/2026 09:00", ["29/11/2026", "30/11/2026", "01/12/2026"]),
        ("22/08/2026 09:00", ["22/08/2026", "24/08/2026"]),  # a made-up Saturday
        ("24/11/2026 09:00", ["24/11/2026", "25/11/2026", "26/11/2026"]),
    ],
)
def test_it_says_from_which_day_it_counts(client, at, now, days):
    at(now)
    assert dates(block(client, procedure(way(1)))) == days


def test_hours_are_counted_from_the_last_moment_so_that_the_page_holds_until_then(client, at):
    found = block(client, procedure(way(2, "HOUR")))
    assert "17:00" in found.select_one(".due-today").get_text()


def test_the_page_changes_at_the_cut_off(at):
    at("30/11/2026 09:00")
    assert timezone.localtime(generation().until).strftime("%H:%M") == "15:01"
    at("30/11/2026 15:01")
    assert timezone.localtime(generation().until).strftime("%d/%m %H:%M") == "01/12 00:00"


def test_another_cut_off_of_the_law_holds_at_once(client, at):
    at("30/11/2026 15:30")
    stored = procedure(way(1))
    assert "02/12/2026" in dates(block(client, stored))
    yesterday = timezone.localdate() - timedelta(days=1)
    LegalNumber.objects.create(name="same_day_until", value=16, source="thử", valid_from=yesterday)
    assert "01/12/2026" in dates(block(client, stored))


@pytest.mark.parametrize("limit", ["Không quá 10 ngày làm việc", 0])
def test_without_a_number_there_is_no_block(client, at, limit):
    assert block(client, procedure(way(limit, "OTHER"))) is None


def test_without_the_year_in_the_calendar_there_is_no_block(client, at):
    stored = procedure(way(5))
    year = CalendarYear.objects.get(year=2026)
    year.days.all().delete()
    year.delete()
    assert block(client, stored) is None


def test_a_withdrawn_procedure_has_no_block(client, at):
    stored = procedure(way(5))
    Procedure.objects.filter(pk=stored.pk).update(withdrawn_on="2026-11-01")
    assert block(client, stored) is None


def test_many_limits_are_told_on_the_page_that_counts(client, at):
    found = block(client, procedure(*[way(number) for number in range(1, 12)]))
    assert len(found.select(".due-today li")) == 7
