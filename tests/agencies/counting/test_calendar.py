"""The working calendar: what is a working day, how many lie between two, what is only provisional."""

from datetime import datetime

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError

from agencies.counting.calendar import Calendar
from agencies.models import CalendarDay, CalendarYear, LegalNumber

pytestmark = pytest.mark.django_db
LIST = "/quan-tri/snippets/agencies/calendarday/"


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
    assert calendar.add_working_days(start, 3).is_confirmed
    assert not calendar.add_working_days(start, 20).is_confirmed
    assert not calendar.working_days_between(day("04/01/2027"), start).is_confirmed


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
