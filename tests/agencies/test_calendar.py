"""Counting time: what is a working day, when a limit ends, what is only provisional."""

import csv
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.utils import timezone

from agencies.calendar import Calendar, Unit
from agencies.models import CalendarDay, CalendarYear, LegalNumber
from tests.conftest import SHARED

pytestmark = pytest.mark.django_db
LIST = "/quan-tri/snippets/agencies/calendarday/"


@pytest.fixture
def calendar():
    """The calendar that the project comes with."""
    return Calendar.load()


def day(text):
    return datetime.strptime(text, "%d/%m/%Y").date()


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("23/11/2026", True),  # Monday
        ("21/11/2026", False),  # Saturday
        ("24/11/2026", False),  # a day off since 2026
        ("24/11/2025", True),
        ("22/08/2026", True),  # a made-up Saturday
        ("31/08/2026", False),  # the Monday that it is made up for
        ("27/04/2026", False),  # in place of Sunday 26/4
        ("26/04/2025", True),
        ("20/02/2026", False),
        ("23/02/2026", True),
    ],
)
def test_offices_work_monday_to_friday_less_days_off_and_on_made_up_days(calendar, text, works):
    assert calendar.is_working_day(day(text)) is works


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        ("20/11/2026", 1, "23/11/2026"),
        ("23/11/2026", 1, "25/11/2026"),
        ("20/08/2026", 2, "22/08/2026"),
        ("25/11/2026", -1, "23/11/2026"),
        ("25/11/2026", 0, "25/11/2026"),
        ("13/02/2026", 1, "23/02/2026"),
    ],
)
def test_the_first_day_is_not_counted(calendar, start, number, end):
    assert calendar.add_working_days(day(start), number).day == day(end)


@pytest.mark.parametrize(
    ("start", "value", "unit", "due"),
    [
        ("06/11/2026", 5, Unit.WORKING_DAY, "13/11/2026"),
        ("06/11/2026", Decimal("5.0"), "WORKING_DAY", "13/11/2026"),
        ("21/11/2026", 1, Unit.WORKING_DAY, "25/11/2026"),  # received on Saturday: Monday is the first day
        ("06/11/2026", 15, Unit.DAY, "23/11/2026"),  # the fifteenth day is a Saturday
        ("08/11/2026", 16, Unit.DAY, "25/11/2026"),  # Sunday, received on Monday 9; 25/11 is a Wednesday
        ("31/08/2025", 1, Unit.MONTH, "03/10/2025"),  # Sunday and Monday off, 2/9 too: received on 3/9
        ("31/01/2025", 1, Unit.MONTH, "03/03/2025"),  # off until Monday 3/2
        ("30/01/2026", 1, Unit.MONTH, "02/03/2026"),  # no 30/2; 28/2 is a Saturday
        ("15/09/2026", 1, Unit.MONTH, "15/10/2026"),
        ("30/10/2026", 2, Unit.MONTH, "30/12/2026"),
        ("24/11/2025", 1, Unit.YEAR, "25/11/2026"),
    ],
)
def test_a_limit_that_would_end_on_a_day_off_ends_on_the_next_working_day(calendar, start, value, unit, due):
    assert calendar.due_on(day(start), value, unit).day == day(due)


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        (datetime(2026, 11, 16, 15, 0), date(2026, 11, 16)),
        (datetime(2026, 11, 16, 15, 1), date(2026, 11, 17)),
        (datetime(2026, 11, 15, 16, 0), date(2026, 11, 16)),  # filed on Sunday, received on Monday morning
        (datetime(2025, 6, 30, 16, 0), date(2025, 6, 30)),  # before the rule was in force
    ],
)
@pytest.mark.parametrize("is_aware", [False, True])
def test_a_same_day_result_comes_the_next_working_day_after_the_cut_off(calendar, moment, due, is_aware):
    came = timezone.make_aware(moment) if is_aware else moment
    assert calendar.due_on(came, 0, Unit.SAME_DAY).day == due


@pytest.mark.parametrize(
    ("start", "end", "number"),
    [
        ("20/11/2026", "25/11/2026", 2),
        ("25/11/2026", "20/11/2026", -2),
        ("20/11/2026", "22/11/2026", 0),
        ("20/11/2026", "20/11/2026", 0),
    ],
)
def test_working_days_between_are_negative_when_late(calendar, start, end, number):
    assert calendar.working_days_between(day(start), day(end)).number == number


def test_a_date_is_provisional_when_a_year_on_the_way_is_not_confirmed(calendar):
    start = day("21/12/2026")
    assert calendar.due_on(start, 3, Unit.WORKING_DAY).is_confirmed
    assert not calendar.due_on(start, 20, Unit.WORKING_DAY).is_confirmed
    assert not calendar.add_working_days(start, 20).is_confirmed
    assert not calendar.working_days_between(day("04/01/2027"), start).is_confirmed
    assert not calendar.due_on(day("05/01/2031"), 1, Unit.DAY).is_confirmed


@pytest.mark.parametrize(("value", "unit"), [(0, "DAY"), (-1, "MONTH"), (10_000, "DAY"), (1.5, "DAY"), (1, "HOUR")])
def test_a_limit_without_sense_is_refused(calendar, value, unit):
    with pytest.raises(ValueError):
        calendar.due_on(day("23/11/2026"), value, unit)


def test_five_hundred_limits_cost_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        calendar = Calendar.load()
        for number in range(1, 501):
            calendar.due_on(day("05/01/2026"), number, Unit.DAY)
            calendar.working_days_between(day("05/01/2026"), day("05/01/2026") + timedelta(days=number))


@pytest.mark.shared
def test_due_dates_counted_by_hand_come_out(calendar):
    path = SHARED / "data" / "due_dates.csv"
    if not path.is_file():
        pytest.skip("the shared due dates are absent")
    cases = list(csv.DictReader(path.open(encoding="utf-8")))
    received = [datetime.fromisoformat(case["received_at"]) for case in cases]
    counted = [
        calendar.due_on(moment, int(case["limit"]), case["unit"].upper()).day.isoformat()
        for moment, case in zip(received, cases, strict=True)
    ]
    assert counted == [case["due_on"] for case in cases]


# The data


def test_every_day_of_the_calendar_names_its_source():
    assert CalendarDay.objects.filter(day__year=2026).count() == 17
    assert not CalendarDay.objects.filter(source="").exists()
    assert not LegalNumber.objects.filter(source="").exists()
    assert dict(CalendarYear.objects.values_list("year", "is_confirmed")) == {2025: True, 2026: True, 2027: False}


def test_a_new_day_begins_its_year_unconfirmed(calendar):
    CalendarDay(day=day("02/01/2028"), name="Tết Dương lịch", source="thử").save()
    assert CalendarYear.objects.get(year=2028).is_confirmed is False


def test_a_weekday_cannot_be_made_up():
    with pytest.raises(ValidationError) as refused:
        CalendarDay(day=day("23/11/2026"), kind="working", name="Làm bù", source="thử").full_clean(exclude=["year"])
    assert "day" in refused.value.message_dict


def test_a_number_from_the_law_holds_between_its_days():
    name = LegalNumber.Name.SUSPENSION_NOTICE
    LegalNumber.objects.create(name=name, value=5, source="thử", valid_from=day("01/01/2027"))
    found = [LegalNumber.on(name, day(text)) for text in ("30/06/2026", "01/07/2026", "01/01/2027")]
    assert [rule and rule.value for rule in found] == [None, 7, 5]


# The admin


@pytest.mark.parametrize(("group", "status"), [("Trưởng ban", 200), ("Biên tập viên", 302)])
def test_the_chief_editor_keeps_the_calendar(client, group, status):
    user = User.objects.create_user("ai đó", password="x")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    for path in ("calendarday", "calendaryear", "legalnumber"):
        assert client.get(f"/quan-tri/snippets/agencies/{path}/").status_code == status
        assert client.get(f"/quan-tri/snippets/agencies/{path}/add/").status_code == status


def test_a_day_is_added_in_the_admin_and_counts_at_once(client, admin_user):
    client.force_login(admin_user)
    sent = {"day": "23/11/2026", "kind": "holiday", "name": "Ngày thử", "source": "Quyết định thử"}
    assert client.post(LIST + "add/", sent).status_code == 302
    assert not Calendar.load().is_working_day(day("23/11/2026"))
